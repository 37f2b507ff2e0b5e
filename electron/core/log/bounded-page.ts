import type { Entry } from './kinds.ts';

/** An answer holds no more entries once their data has so many characters: notes may have a megabyte each. */
export const largestAnswer = 4_000_000;
/** Entries that are read first; each further read is twice as large while they are small. */
const firstRead = 5;

/**
 * Entries up to `limit`, fewer where they are large, but always one where there is one. `next` reads the ones after
 * `last` (from the beginning where that is undefined). `more`: there are further ones.
 */
export function boundedPage(
  limit: number,
  next: (last: Entry | undefined, count: number) => Entry[],
): { entries: Entry[]; more: boolean } {
  const entries: Entry[] = [];
  let size = 0;
  for (let most = firstRead; ; most *= 2) {
    const wanted = Math.min(most, limit + 1 - entries.length);
    const read = next(entries.at(-1), wanted);
    for (const entry of read) {
      if (entries.length === limit) return { entries, more: true };
      size += JSON.stringify(entry.data).length;
      if (size > largestAnswer && entries.length > 0) return { entries, more: true };
      entries.push(entry);
    }
    if (read.length < wanted) return { entries, more: false };
  }
}
