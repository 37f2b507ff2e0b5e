import { expect, test } from 'vitest';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import { orderReason, sharedCells } from './order.ts';

const root = (id: string, more: Partial<Alarm> = {}): Alarm => ({
  id,
  number: 1,
  component: id,
  name: { de: id, en: id },
  state: 'down',
  reason: { code: 'timeout', detail: '' },
  priority: 1,
  life: 'acknowledged',
  since: 0,
  raisedAt: 0,
  consequences: { components: 0, cells: 3, services: 0, sites: 0 },
  ...more,
});
const eight = { consequences: { components: 0, cells: 8, services: 0, sites: 0 } };

test('the reason is the first thing in which two roots differ', () => {
  expect(orderReason(root('a', eight), root('b', { priority: 2 }))).toBe('cells');
  expect(orderReason(root('a'), root('b', { state: 'degraded', priority: 2 }))).toBe('state');
  expect(orderReason(root('a'), root('b', { priority: 2 }))).toBe('priority');
  expect(orderReason(root('a'), root('b', { since: 9 }))).toBe('age');
});

test('a cell that two roots hurt is counted as needing both', () => {
  const cell = (alarms: string[]) => ({ service: 's', site: 'p', state: 'down' as const, since: 0, alarms });
  expect(sharedCells([cell(['a', 'b']), cell(['a']), cell(['b', 'c', 'a'])], root('a'), root('b'))).toBe(2);
});
