import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Backup, type BackupReason, backupReasons } from './names.ts';
import { handoverAgeMs, kept, leastKept, surplus, timedReason, toMakeRoom } from './retention.ts';

const hour = 3_600_000;
const day = 24 * hour;
const begin = Date.UTC(2019, 8, 1);

function made(lastSeq: number, at: number, reason: BackupReason, size = 1): Backup {
  return { path: `/${lastSeq}`, file: `${lastSeq}`, log: 'a', lastSeq, at, reason, size };
}

const history = fc.array(
  fc.record({
    reason: fc.constantFrom(...backupReasons),
    at: fc.integer({ min: begin - 400 * day, max: begin + 400 * day }),
  }),
  { maxLength: 300 },
);

describe('surplus', () => {
  test('never takes one of the newest copies, whatever the clock says', () => {
    fc.assert(
      fc.property(history, fc.integer(), (copies, now) => {
        const backups = copies.map(({ reason, at }, index) => made(index + 1, at, reason));
        const gone = new Set(surplus(backups, now).map(({ lastSeq }) => lastSeq));
        for (const { lastSeq } of backups.slice(-leastKept)) expect(gone.has(lastSeq)).toBe(false);
      }),
    );
  });

  test('leaves as many of each kind as are to be kept, and no more of those that only count', () => {
    fc.assert(
      fc.property(history, fc.integer(), (copies, now) => {
        const backups = copies.map(({ reason, at }, index) => made(index + 1, at, reason));
        const gone = new Set(surplus(backups, now));
        for (const reason of backupReasons) {
          const had = backups.filter((backup) => backup.reason === reason);
          const left = had.filter((backup) => !gone.has(backup)).length;
          expect(left).toBeGreaterThanOrEqual(Math.min(had.length, kept[reason]));
          if (reason !== 'handover') expect(left).toBeLessThanOrEqual(kept[reason] + leastKept);
        }
      }),
    );
  });

  test('a clock that jumped a year ahead takes no more than the hour would have', () => {
    const backups = Array.from({ length: 200 }, (_, index) => made(index + 1, begin + index * hour, 'hourly'));
    expect(surplus(backups, begin + 565 * day)).toEqual(surplus(backups, begin + 200 * hour));
  });

  test('a handover copy goes when it is both old and far back', () => {
    const backups = Array.from({ length: 300 }, (_, index) => made(index + 1, begin + index * 8 * hour, 'handover'));
    const gone = surplus(backups, begin + 300 * 8 * hour);
    expect(gone.length).toBe(300 - handoverAgeMs / (8 * hour));
    expect(gone.every(({ lastSeq }) => lastSeq <= gone.length)).toBe(true);
  });
});

test('room is made from the oldest, and the newest stay', () => {
  const backups = [1, 2, 3, 4, 5].map((seq) => made(seq, begin, 'hourly', 10));
  expect(toMakeRoom(backups, 15).map(({ lastSeq }) => lastSeq)).toEqual([1, 2]);
  expect(toMakeRoom(backups, 1000).map(({ lastSeq }) => lastSeq)).toEqual([1, 2]);
});

test('the first copy of a day is the day’s', () => {
  expect(timedReason([], begin)).toBe('daily');
  expect(timedReason([made(1, begin + hour, 'daily')], begin + 23 * hour)).toBe('hourly');
  expect(timedReason([made(1, begin + hour, 'daily')], begin + 25 * hour)).toBe('daily');
});
