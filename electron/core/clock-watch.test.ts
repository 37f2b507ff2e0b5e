import { expect, test } from 'vitest';
import { ClockWatch, type Jump, jumpSince } from './clock-watch.ts';

const hour = 3_600_000;

function watch(): { set(wall: number, monotonic: number): Jump[] } {
  const now = { wall: 1_000_000, monotonic: 0 };
  const jumps: Jump[] = [];
  const watched = new ClockWatch({ wall: () => now.wall, monotonic: () => now.monotonic }, (jump) => jumps.push(jump));
  return {
    set(wall, monotonic) {
      Object.assign(now, { wall, monotonic });
      watched.look();
      return jumps;
    },
  };
}

test('time that passes, and what synchronisation corrects, is no jump', () => {
  const { set } = watch();
  expect(set(1_000_000 + hour, hour)).toEqual([]);
  expect(set(1_000_000 + 2 * hour + 59_000, 2 * hour)).toEqual([]);
});

test('a jump is told once, with where the clock had to be', () => {
  const { set } = watch();
  set(1_000_000 + 5 * hour, hour);
  expect(set(1_000_000 + 6 * hour, 2 * hour)).toEqual([{ from: 1_000_000 + hour, to: 1_000_000 + 5 * hour }]);
});

test('a log that ends later than now was written before the clock was set back', () => {
  expect(jumpSince(10 * hour, hour)).toEqual({ from: 10 * hour, to: hour });
  expect(jumpSince(hour, hour)).toBeUndefined();
  expect(jumpSince(undefined, hour)).toBeUndefined();
});
