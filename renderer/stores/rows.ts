import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Changes, CollectionName, Row, Rows } from '../../electron/contract/collections.ts';

/** The rows of one collection. `list` is the same rows in the order of the snapshot. Replaced, never mutated. */
export interface RowState<Name extends CollectionName> {
  rows: ReadonlyMap<string, Row<Name>>;
  list: readonly Row<Name>[];
}

export type RowStore<Name extends CollectionName> = StoreApi<RowState<Name>>;

/** An empty store for one collection. */
export function createRowStore<Name extends CollectionName>(): RowStore<Name> {
  return createStore<RowState<Name>>()(() => ({ rows: new Map(), list: [] }));
}

/** Makes the store hold exactly the rows of a snapshot. */
export function replaceRows<Name extends CollectionName>(store: RowStore<Name>, from: Rows[Name]): void {
  const rows = new Map(Object.entries(from) as [string, Row<Name>][]);
  store.setState({ rows, list: [...rows.values()] });
}

/** Applies the changes of a delta: a row takes the place of the old one, null takes it away. */
export function changeRows<Name extends CollectionName>(
  store: RowStore<Name>,
  changes: NonNullable<Changes[Name]>,
): void {
  const rows = new Map(store.getState().rows);
  for (const [id, row] of Object.entries(changes) as [string, Row<Name> | null][]) {
    if (row === null) rows.delete(id);
    else rows.set(id, row);
  }
  store.setState({ rows, list: [...rows.values()] });
}
