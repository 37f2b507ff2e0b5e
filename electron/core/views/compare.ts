import { isDeepStrictEqual } from 'node:util';
import { loggedTables } from '../replay.ts';
import type { Tables } from '../tables.ts';

/** Where two sets of rows say different things first. `path` leads into the row, '' is the row itself. */
export interface Difference {
  table: string;
  id: string;
  path: string;
  left: unknown;
  right: unknown;
}

/** Compares the rows that the log made, table by table, row by row, their order included. Undefined: all are equal. */
export function firstDifference(left: Tables, right: Tables): Difference | undefined {
  for (const table of loggedTables) {
    const [ours, theirs] = [left.entries(table), right.entries(table)];
    for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
      const [id, row] = ours[index] ?? [undefined, undefined];
      const [otherId, otherRow] = theirs[index] ?? [undefined, undefined];
      if (id === otherId && isDeepStrictEqual(row, otherRow)) continue;
      if (id !== otherId) {
        return {
          table,
          id: id ?? otherId ?? '',
          path: `row ${index + 1}`,
          left: id ?? 'none',
          right: otherId ?? 'none',
        };
      }
      return { table, id: id ?? '', ...within('', row, otherRow) };
    }
  }
  return undefined;
}

/** The first place inside two unequal values at which they differ. */
function within(path: string, left: unknown, right: unknown): { path: string; left: unknown; right: unknown } {
  if (isTree(left) && isTree(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const [one, other] = [left[key], right[key]];
      const missing = Object.hasOwn(left, key) !== Object.hasOwn(right, key);
      if (missing || !isDeepStrictEqual(one, other)) return within(path === '' ? key : `${path}.${key}`, one, other);
    }
  }
  return { path, left, right };
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
