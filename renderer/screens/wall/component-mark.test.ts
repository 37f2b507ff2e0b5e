import { expect, test } from 'vitest';
import type { Condition } from '../../../electron/contract/models/condition.ts';
import { countMarks, markOf } from './component-mark.ts';

const condition = (more: Partial<Condition>): Condition => ({
  component: 'x',
  state: 'ok',
  observed: 'ok',
  since: 100,
  reason: { code: 'reported', detail: '' },
  role: 'normal',
  ...more,
});

test('a consequence is hollow, whether it is down or degraded; its own fault is filled', () => {
  expect(markOf(condition({ state: 'down', role: 'consequence' }))).toBe('consequence');
  expect(markOf(condition({ state: 'degraded', role: 'consequence' }))).toBe('consequence');
  expect(markOf(condition({ state: 'down', role: 'root' }))).toBe('down');
});

test('unknown stays unknown, also in a group: the last value is never drawn', () => {
  expect(markOf(condition({ state: 'unknown', role: 'consequence' }))).toBe('unknown');
  expect(markOf(undefined)).toBe('unknown');
});

test('a swap under way is maintenance', () => {
  expect(markOf(condition({ state: 'down', role: 'root', swap: 'S1' }))).toBe('maintenance');
});

test('every component is counted once, also one without a condition', () => {
  const conditions = new Map([
    ['a', condition({})],
    ['b', condition({ state: 'unknown', since: 40 })],
  ]);
  const counts = countMarks([{ id: 'a' }, { id: 'b' }, { id: 'c' }], conditions);
  expect(counts).toMatchObject({ total: 3, ok: 1, unknown: 2, unknownSince: 40 });
});
