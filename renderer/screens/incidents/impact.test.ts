import { describe, expect, test } from 'vitest';
import type { Cell, State } from '../../../electron/contract/models/condition.ts';
import type { Service } from '../../../electron/contract/models/plant.ts';
import { impactOf, mostColumns } from './impact.ts';

const both = (text: string) => ({ de: text, en: text });
const groups = [
  { id: 'districts', name: both('districts'), summary: false },
  { id: 'schools', name: both('schools'), summary: true },
];
const site = (id: string, group: string) => ({ id, name: both(id), group, needs: [] });
const cell = (service: string, place: string, state: State): Cell => ({
  service,
  site: place,
  state,
  since: 0,
  alarms: [],
});
const service = (id: string): [string, Service] => [id, { id, name: both(id), sites: ['x'], needs: [] }];

describe('impactOf', () => {
  const given = {
    services: ['registry', 'mail', 'ghost'],
    serviceRows: new Map([service('registry'), service('mail'), service('other')]),
    sites: [site('altona', 'districts'), site('harburg', 'districts'), site('s1', 'schools'), site('s2', 'schools')],
    groups,
    cells: [
      cell('registry', 'altona', 'down'),
      cell('registry', 'harburg', 'ok'),
      cell('mail', 's1', 'degraded'),
      cell('mail', 's2', 'ok'),
      cell('other', 'altona', 'down'),
    ],
  };

  test('draws sites, counts sites of summary groups, and leaves other services out', () => {
    const impact = impactOf(given);
    expect(impact.columns.map(({ id }) => id)).toEqual(['altona', 'harburg']);
    expect(impact.rows.map((row) => row.cells.map((one) => one?.state))).toEqual([
      ['down', 'ok'],
      [undefined, undefined],
    ]);
    expect(impact.rows[1]?.groups).toMatchObject([{ hurt: 1, all: 2, state: 'degraded' }]);
    expect([impact.hurt, impact.all, impact.state]).toEqual([2, 4, 'down']);
  });

  test('keeps hurt sites when there are more than columns, and counts the rest', () => {
    const sites = Array.from({ length: 30 }, (_, n) => site(`d${n}`, 'districts'));
    const cells = sites.map(({ id }) => cell('registry', id, id === 'd29' ? 'down' : 'ok'));
    const impact = impactOf({ ...given, services: ['registry'], sites, cells });
    expect(impact.columns).toHaveLength(mostColumns - 1);
    expect(impact.columns.at(-1)?.id).toBe('d29');
    expect(impact.rows[0]?.groups).toMatchObject([{ hurt: 0, all: 30 - (mostColumns - 1) }]);
  });
});
