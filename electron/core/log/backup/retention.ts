import type { Backup, BackupReason } from './names.ts';

/** How many copies of a kind are kept. */
export const kept = { hourly: 24, daily: 30, manual: 10, handover: 90 } as const satisfies Record<BackupReason, number>;
/** Copies made at a handover are kept this long at least, in milliseconds: 90 days. */
export const handoverAgeMs = 90 * 24 * 3600 * 1000;
/** However little space there is, this many of the newest copies stay. */
export const leastKept = 3;

/**
 * The copies of one log that may go. Counted, not timed: a clock that jumped ahead by a year must not make every copy
 * look old. Only handover copies have an age too, and then both must say that they are old.
 */
export function surplus(backups: readonly Backup[], now: number): Backup[] {
  const newestFirst = backups.toSorted((a, b) => b.lastSeq - a.lastSeq || b.at - a.at);
  const counts: Record<BackupReason, number> = { hourly: 0, daily: 0, manual: 0, handover: 0 };
  return newestFirst.filter((backup, index) => {
    counts[backup.reason] += 1;
    if (index < leastKept || counts[backup.reason] <= kept[backup.reason]) return false;
    return backup.reason !== 'handover' || now - backup.at > handoverAgeMs;
  });
}

/** The copies to give up, oldest first, until `bytes` more are free; never one of the newest. */
export function toMakeRoom(backups: readonly Backup[], bytes: number): Backup[] {
  const oldestFirst = backups.toSorted((a, b) => a.lastSeq - b.lastSeq || a.at - b.at).slice(0, -leastKept);
  const given: Backup[] = [];
  let freed = 0;
  for (const backup of oldestFirst) {
    if (freed >= bytes) break;
    given.push(backup);
    freed += backup.size;
  }
  return given;
}

/** Whether the next copy made by the clock is the first of its day (UTC). */
export function timedReason(backups: readonly Backup[], now: number): 'hourly' | 'daily' {
  const day = new Date(now).toISOString().slice(0, 10);
  const made = backups.some(({ reason, at }) => reason === 'daily' && new Date(at).toISOString().slice(0, 10) === day);
  return made ? 'hourly' : 'daily';
}
