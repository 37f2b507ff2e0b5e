import { expect, it } from 'vitest';
import type { Condition } from '../../../electron/contract/models/condition.ts';
import { barsOf, stripMinutes } from './strip.ts';

const minute = 60_000;
const now = 100 * minute;
const condition: Condition = {
  component: 'a',
  state: 'down',
  observed: 'down',
  since: 90 * minute + 5000,
  reason: { code: 'reported', detail: '' },
  role: 'root',
};

it('draws the present state from its own minute on and claims nothing before', () => {
  const bars = barsOf(condition, undefined, now);
  expect(bars).toHaveLength(stripMinutes);
  expect(bars.filter(({ mark }) => mark === 'down').map(({ at }) => at / minute)).toEqual([
    90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100,
  ]);
  expect(bars.filter(({ mark }) => mark === null)).toHaveLength(stripMinutes - 11);
});

it('draws an empty slot as maintenance from the minute of its removal on', () => {
  expect(
    barsOf(condition, 99 * minute, now)
      .slice(-3)
      .map(({ mark }) => mark),
  ).toEqual(['down', 'maintenance', 'maintenance']);
});

it('draws nothing for a component without a verdict', () => {
  expect(barsOf(undefined, undefined, now).every(({ mark }) => mark === null)).toBe(true);
});
