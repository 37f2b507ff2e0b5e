import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pauseBefore } from './backoff.ts';

test('a pause before reconnecting is 1 to 5 s, whatever the attempt and the chance', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const pause = pauseBefore(attempt, () => chance);
      expect(pause).toBeGreaterThanOrEqual(1000);
      expect(pause).toBeLessThanOrEqual(5000);
    }),
  );
});

test('pauses grow', () => {
  const pauses = [1, 2, 3, 4, 5].map((attempt) => pauseBefore(attempt, () => 1));
  expect(pauses).toEqual([1000, 1600, 2560, 4096, 5000]);
});
