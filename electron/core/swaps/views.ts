import type { Folds } from '../noun.ts';
import type { Tables } from '../tables.ts';
import { reducePart, reduceSwap, type SwapEntry } from './reduce.ts';

/** How swap entries become rows of `swap` and `part`. */
export const folds: Folds = {
  'swap.opened': fold,
  'swap.confirmed': fold,
  'swap.compared': fold,
  'swap.passed': fold,
  'swap.noted': fold,
  'swap.aborted': fold,
  'swap.finished': fold,
  'part.installed': (entry, tables) => {
    const installed = reducePart(entry);
    tables.set('part', installed.component, installed);
    const swap = tables.get('swap', entry.data.swap);
    if (swap === undefined || entry.data.previous === undefined) return;
    tables.set('swap', swap.id, { ...swap, removed: entry.data.previous });
  },
};

function fold(entry: SwapEntry, tables: Tables): void {
  const id = entry.subject.slice('swap/'.length);
  const row = reduceSwap(tables.get('swap', id), entry);
  if (row !== undefined) tables.set('swap', id, row);
}
