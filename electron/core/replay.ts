import type { Entry, EntryKind } from './log/kinds.ts';
import type { LogReader } from './log/log.ts';
import type { Noun } from './noun.ts';
import { type TableName, Tables } from './tables.ts';

/** Entries that are read at once. */
const page = 5000;

/** The tables that are made of the log alone; the others come from the plant file and from what is observed now. */
export const loggedTables = [
  'observed',
  'alarm',
  'incident',
  'action',
  'swap',
  'part',
  'correction',
  'recovery',
] as const satisfies TableName[];
export type LoggedTable = (typeof loggedTables)[number];

/** Turns entries into rows. */
export type Fold = (entry: Entry, tables: Tables) => void;

/** One fold out of those of all nouns, in their order. */
export function combineFolds(nouns: readonly Noun[]): Fold {
  const folds = new Map<EntryKind, Fold[]>();
  for (const noun of nouns) {
    for (const [kind, fold] of Object.entries(noun.folds)) {
      folds.set(kind as EntryKind, [...(folds.get(kind as EntryKind) ?? []), fold as Fold]);
    }
  }
  return (entry, tables) => {
    for (const fold of folds.get(entry.kind) ?? []) fold(entry, tables);
  };
}

/** Folds the log into `tables`, from the entry after `after` on; gives the last entry of each page that was folded. */
export function* replayPages(log: LogReader, fold: Fold, tables: Tables, after = 0, limit = page): Generator<Entry> {
  for (let from = after; ; ) {
    const entries = log.read(from, limit);
    for (const entry of entries) fold(entry, tables);
    const last = entries.at(-1);
    if (last === undefined) return;
    yield last;
    from = last.seq;
  }
}

/** Folds the whole log into `tables`, from its first entry on. */
export function replay(log: LogReader, fold: Fold, tables: Tables): void {
  for (const _ of replayPages(log, fold, tables));
}

/** The rows that the log alone gives, for comparing them with live ones. */
export function rebuild(log: LogReader, nouns: readonly Noun[]): Tables {
  const tables = new Tables();
  replay(log, combineFolds(nouns), tables);
  return tables;
}
