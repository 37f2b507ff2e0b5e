import { describe, expect, test } from 'vitest';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Action, Incident } from '../../../electron/contract/models/incident.ts';
import { actionState, sortActions } from './action-order.ts';
import { groupIncidents } from './list-order.ts';
import { missingToClose, wordsNeeded } from './track-rules.ts';

function action(id: string, more: Partial<Action> = {}): Action {
  return { id, incident: 'INC-1', text: id, owner: 'x', addedAt: 0, addedBy: 'x', ...more };
}
function incident(id: string, more: Partial<Incident> = {}): Incident {
  return {
    id,
    version: 1,
    title: id,
    lead: 'x',
    since: 0,
    declaredAt: 0,
    declaredBy: 'x',
    alarms: [],
    components: [],
    services: [],
    service: { state: 'down', reached: {} },
    cause: { state: 'unknown', reached: {} },
    judgements: [],
    ...more,
  };
}
const restored = { service: { state: 'restored' as const, reached: {} } };
const confirmed = { cause: { state: 'confirmed' as const, reached: {} } };

describe('actions', () => {
  test('overdue says more than running', () => {
    const late = action('a', { due: 10, started: { at: 0, by: 'x' } });
    expect(actionState(late, 15)).toEqual({ kind: 'overdue', ms: 5 });
    expect(actionState(late, 5)).toEqual({ kind: 'running', ms: 5 });
  });

  test('come by due time, then in the order in which they were added, done ones apart', () => {
    const { open, done } = sortActions(
      [
        action('none'),
        action('late', { due: 1 }),
        action('done', { finished: { at: 1, by: 'x', outcome: '' } }),
        action('soon', { due: 5 }),
        action('elsewhere', { incident: 'INC-2' }),
      ],
      'INC-1',
    );
    expect([open.map(({ id }) => id), done.map(({ id }) => id)]).toEqual([['late', 'soon', 'none'], ['done']]);
  });
});

describe('list', () => {
  test('restored with an open cause is a group of its own', () => {
    const groups = groupIncidents(
      [
        incident('down'),
        incident('open cause', restored),
        incident('ready', { ...restored, ...confirmed }),
        incident('closed', { closed: { at: 1, by: 'x' } }),
      ],
      [],
    );
    const ids = (rows: Incident[]) => rows.map(({ id }) => id);
    expect([ids(groups.open), ids(groups.causeOpen), ids(groups.closed)]).toEqual([
      ['down', 'ready'],
      ['open cause'],
      ['closed'],
    ]);
  });

  test('alarms of open incidents are not listed, those of closed ones are', () => {
    const alarm = (id: string, of: string | undefined) =>
      ({ id, ...(of === undefined ? {} : { incident: of }), priority: 1, since: 0, number: 1 }) as Alarm;
    const { alarms } = groupIncidents(
      [incident('open'), incident('closed', { closed: { at: 1, by: 'x' } })],
      [alarm('a', 'open'), alarm('b', 'closed'), alarm('c', undefined)],
    );
    expect(alarms.map(({ id }) => id)).toEqual(['b', 'c']);
  });
});

describe('tracks', () => {
  test.each([
    ['service', 'down', 'back'],
    ['service', 'workaround', 'back'],
    ['cause', 'confirmed', 'confirmed'],
    ['cause', 'suspected', null],
  ] as const)('%s to %s needs: %s', (track, state, needed) => {
    expect(wordsNeeded(incident('x', restored), track, state)).toBe(needed);
  });

  test('closing misses what is not done', () => {
    expect(missingToClose(incident('x'))).toBe('both');
    expect(missingToClose(incident('x', restored))).toBe('cause');
    expect(missingToClose(incident('x', confirmed))).toBe('service');
    expect(missingToClose(incident('x', { ...restored, ...confirmed }))).toBe(null);
  });
});
