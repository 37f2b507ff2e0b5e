import { expect, test } from 'vitest';
import type { Alarm } from '../../electron/contract/models/alarm.ts';
import type { Cell } from '../../electron/contract/models/condition.ts';
import { sortRoots, verdictOf, worst } from './verdict.ts';

const alarm = (id: string, more: Partial<Alarm> = {}): Alarm => ({
  id,
  number: 1,
  component: id,
  name: { de: id, en: id },
  state: 'down',
  reason: { code: 'timeout', detail: '' },
  priority: 2,
  life: 'acknowledged',
  since: 1000,
  raisedAt: 1000,
  consequences: { components: 0, cells: 0, services: 0, sites: 0 },
  ...more,
});
const cells = (count: number) => ({ components: 0, cells: count, services: 0, sites: 0 });
const ids = (alarms: Alarm[]) => sortRoots(alarms).map(({ id }) => id);

test('unknown is worse than ok and better than a known fault', () => {
  expect(worst(['ok', 'unknown', 'ok'])).toBe('unknown');
  expect(worst(['unknown', 'degraded'])).toBe('degraded');
  expect(worst(['degraded', 'down', 'unknown'])).toBe('down');
  expect(worst([])).toBe('ok');
});

test('more cells hurt come first, before everything else', () => {
  expect(
    ids([
      alarm('few', { consequences: cells(8), priority: 1, since: 1 }),
      alarm('many', { consequences: cells(21), priority: 3 }),
    ]),
  ).toEqual(['many', 'few']);
});

test('with equal cells: down before degraded, then priority, then the older one', () => {
  const order = [
    alarm('younger', { since: 2000 }),
    alarm('older', { since: 1000 }),
    alarm('urgent', { priority: 1, since: 9000 }),
    alarm('degraded', { state: 'degraded', priority: 1, since: 1 }),
  ];
  expect(ids(order)).toEqual(['urgent', 'older', 'younger', 'degraded']);
});

test('being unacknowledged does not move a root up', () => {
  expect(ids([alarm('new', { life: 'unacknowledged', since: 2000 }), alarm('old', { since: 1000 })])).toEqual([
    'old',
    'new',
  ]);
});

test('a returned alarm is no root', () => {
  expect(ids([alarm('gone', { life: 'returned', returnedAt: 5000 })])).toEqual([]);
});

test('services count by their worst cell, and only hurt sites count as places', () => {
  const cell = (service: string, site: string, state: Cell['state']): Cell => ({
    service,
    site,
    state,
    since: 0,
    alarms: [],
  });
  const verdict = verdictOf({
    cells: [cell('a', 'x', 'down'), cell('a', 'y', 'degraded'), cell('b', 'x', 'ok'), cell('c', 'z', 'unknown')],
    services: [],
    alarms: [],
    conditions: [],
    components: 3,
  });
  expect(verdict.services).toEqual({ down: 1, degraded: 0, unknown: 1 });
  expect([...verdict.sites]).toEqual(['x', 'y']);
  expect(verdict.state).toBe('down');
});
