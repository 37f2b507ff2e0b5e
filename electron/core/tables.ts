import { type CollectionName, collectionNames, type Row, type Rows } from '../contract/collections.ts';
import type { Reason, State } from '../contract/models/condition.ts';

/** What the endpoints of a component said last, as the log has it. Not published: screens see `condition`. */
export interface Observed {
  component: string;
  /** `since`: the last transition. `onset`: when it last left ok or unknown, whatever happened after. */
  endpoints: Record<string, { state: State; reason: Reason; since: number; onset: number }>;
}

export type TableName = CollectionName | 'observed';
export type TableRow<Name extends TableName> = Name extends CollectionName ? Row<Name> : Observed;

/** Reading side of the tables: rules and handlers get this one. */
export interface ReadTables {
  get<Name extends TableName>(name: Name, id: string): TableRow<Name> | undefined;
  all<Name extends TableName>(name: Name): TableRow<Name>[];
  size(name: TableName): number;
}

/** Called after a row changed; `row` is undefined when it is gone. */
export type TableListener = (name: TableName, id: string, row: unknown) => void;

/**
 * The read models: rows by collection and id, in memory, rebuilt from the log at start. Rows are never mutated; `set`
 * replaces them, so that a subscriber can hold on to what it was given.
 */
export class Tables implements ReadTables {
  readonly #rows = new Map<TableName, Map<string, unknown>>();
  #listener: TableListener = () => {};

  constructor() {
    for (const name of [...collectionNames, 'observed' as const]) this.#rows.set(name, new Map());
  }

  listen(listener: TableListener): void {
    this.#listener = listener;
  }

  get<Name extends TableName>(name: Name, id: string): TableRow<Name> | undefined {
    return this.#table(name).get(id) as TableRow<Name> | undefined;
  }

  all<Name extends TableName>(name: Name): TableRow<Name>[] {
    return [...this.#table(name).values()] as TableRow<Name>[];
  }

  /** The rows with their ids, in the order in which they came. */
  entries<Name extends TableName>(name: Name): [id: string, row: TableRow<Name>][] {
    return [...this.#table(name)] as [string, TableRow<Name>][];
  }

  size(name: TableName): number {
    return this.#table(name).size;
  }

  set<Name extends TableName>(name: Name, id: string, row: TableRow<Name>): void {
    this.#table(name).set(id, row);
    this.#listener(name, id, row);
  }

  delete(name: TableName, id: string): void {
    if (this.#table(name).delete(id)) this.#listener(name, id, undefined);
  }

  /** Makes a table hold exactly these rows, telling only what differs by identity. */
  replace<Name extends TableName>(name: Name, rows: ReadonlyMap<string, TableRow<Name>>): void {
    for (const id of [...this.#table(name).keys()]) if (!rows.has(id)) this.delete(name, id);
    for (const [id, row] of rows) if (this.#table(name).get(id) !== row) this.set(name, id, row);
  }

  /** Every published row, as a snapshot carries it. */
  snapshot(): Rows {
    return Object.fromEntries(collectionNames.map((name) => [name, Object.fromEntries(this.#table(name))])) as Rows;
  }

  #table(name: TableName): Map<string, unknown> {
    const table = this.#rows.get(name);
    if (table === undefined) throw new Error(`no table named ${name}`);
    return table;
  }
}
