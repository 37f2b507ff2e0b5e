import { expect, test } from 'vitest';
import { consoleTime, nextBase, untilTick } from './clock.ts';

const base = { at: 1_000_000, received: 5000, speed: 1 };

test('console time goes on from what was heard', () => {
  expect(consoleTime(base, 5750)).toBe(1_000_750);
});

test('at speed 60 a real second is a console minute', () => {
  expect(consoleTime({ ...base, speed: 60 }, 6000)).toBe(1_060_000);
});

test('a late frame of some milliseconds does not set the clock back', () => {
  expect(nextBase(base, { at: 1_001_000, received: 6120, speed: 1 })).toBe(base);
});

test('a jump of the clock sets it', () => {
  const jumped = { at: 1_300_000, received: 6000, speed: 1 };
  expect(nextBase(base, jumped)).toBe(jumped);
});

test('another speed sets it', () => {
  const faster = { at: 1_001_000, received: 6000, speed: 10 };
  expect(nextBase(base, faster)).toBe(faster);
});

test('the next tick comes just after the full console second', () => {
  expect(consoleTime(base, 5300 + untilTick(base, 5300)) % 1000).toBeLessThan(50);
});

test('when time runs faster the screen still ticks once a second', () => {
  expect(untilTick({ ...base, speed: 60 }, 5300)).toBe(1000);
});
