import type { Entry, EntryKind } from './log/kinds.ts';
import type { LogReader } from './log/log.ts';
import type { Noun } from './noun.ts';
import { type TableName, Tables } from './tables.ts';

/** Entries that are read at once. */
const page = 5000;

/** The tables that are made of the log alone; the others come from the plant file and from what is observed now. */
export const loggedTables = ['observed', 'alarm', 'incident', 'action', 'swap', 'part'] as const satisfies TableName[];

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

/** Folds the whole log into `tables`, from its first entry on. */
export function replay(log: LogReader, fold: Fold, tables: Tables): void {
  for (let after = 0; ; ) {
    const entries = log.read(after, page);
    for (const entry of entries) fold(entry, tables);
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** The rows that the log alone gives, for comparing them with live ones. */
export function rebuild(log: LogReader, nouns: readonly Noun[]): Tables {
  const tables = new Tables();
  replay(log, combineFolds(nouns), tables);
  return tables;
}
