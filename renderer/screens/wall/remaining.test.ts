import { expect, test } from 'vitest';
import type { Action } from '../../../electron/contract/models/incident.ts';
import { nextAction, remaining } from './remaining.ts';

const minute = 60_000;
const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  incident: 'i',
  text: id,
  owner: 'kaya',
  addedAt: 0,
  addedBy: 'harms',
  ...more,
});

test('time left is minutes, rounded up: 0 is reached when it is due', () => {
  expect(remaining(7 * minute, 1)).toEqual({ value: 7, unit: 'minutes', overdue: false });
  expect(remaining(0, 0)).toEqual({ value: 0, unit: 'minutes', overdue: false });
});

test('overdue counts full minutes since', () => {
  expect(remaining(0, 4 * minute + 59_000)).toEqual({ value: 4, unit: 'minutes', overdue: true });
});

test('longer times are hours and days', () => {
  expect(remaining(19 * 60 * minute, 0)).toMatchObject({ value: 19, unit: 'hours' });
  expect(remaining(5 * 24 * 60 * minute, 0)).toMatchObject({ value: 5, unit: 'days' });
});

test('next is what is due first; undated work comes after, in the order of adding; finished work never', () => {
  const finished = { finished: { at: 1, by: 'kaya', outcome: '' } };
  const all = [
    action('undated', { addedAt: 1 }),
    action('later', { due: 90 }),
    action('done', { due: 1, ...finished }),
    action('other', { incident: 'j', due: 2 }),
    action('sooner', { due: 50 }),
  ];
  expect(nextAction(all, 'i')?.id).toBe('sooner');
  expect(nextAction([action('second', { addedAt: 9 }), action('first', { addedAt: 3 })], 'i')?.id).toBe('first');
  expect(nextAction(all, undefined)).toBeUndefined();
});
