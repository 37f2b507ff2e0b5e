import type { Draft } from './kinds.ts';

/**
 * Entries that share a transaction at most: what a person may have to wait behind. Few enough to be written in tens of
 * milliseconds, enough that their one fsync does not count.
 */
export const largestBatch = 2000;

/** Takes what is written next: people first, then in the order of arrival, as many as fit, and always at least one. */
export function takeBatch<Waiting extends { drafts: readonly Draft[] }>(
  queue: readonly Waiting[],
): { batch: Waiting[]; rest: Waiting[] } {
  const people = queue.filter(isOfPerson);
  const ordered = people.length === 0 ? queue : [...people, ...queue.filter((waiting) => !isOfPerson(waiting))];
  let entries = 0;
  const end = ordered.findIndex(({ drafts }, index) => {
    entries += drafts.length;
    return index > 0 && entries > largestBatch;
  });
  return end < 0 ? { batch: [...ordered], rest: [] } : { batch: ordered.slice(0, end), rest: ordered.slice(end) };
}

function isOfPerson({ drafts }: { drafts: readonly Draft[] }): boolean {
  const [first] = drafts;
  return first !== undefined && 'person' in first.actor;
}
