import { expect, test } from 'vitest';
import type { Cell, State } from '../../../electron/contract/models/condition.ts';
import { layImpact, mostColumns, mostRows } from './impact.ts';

const text = (name: string) => ({ de: name, en: name });
const site = (id: string, group?: string) => ({
  id,
  name: text(id),
  needs: [],
  ...(group === undefined ? {} : { group }),
});
const service = (id: string, sites: string[]) => ({ id, name: text(id), sites, needs: [] });
const cellMap = (list: [string, string, State][]) =>
  new Map<string, Cell>(
    list.map(([s, p, state]) => [`${s}@${p}`, { service: s, site: p, state, since: 5, alarms: [] }]),
  );
const schools = [{ id: 'schools', name: text('Schulen'), summary: true }];
const common = { alarms: new Map(), incidents: [], groups: schools };

test('sites of a summed group are one wide row and no columns', () => {
  const impact = layImpact({
    ...common,
    sites: [site('altona'), site('s1', 'schools'), site('s2', 'schools')],
    services: [service('mail', ['s1', 's2']), service('registry', ['altona'])],
    cells: cellMap([
      ['mail', 's1', 'down'],
      ['mail', 's2', 'ok'],
      ['registry', 'altona', 'ok'],
    ]),
  });
  expect(impact.columns.map((column) => column.id)).toEqual(['altona']);
  expect(impact.rows.map((row) => row.id)).toEqual(['mail@schools', 'registry']);
  expect(impact.rows[0]?.summary).toMatchObject({ worst: 'down', total: 2, counts: { down: 1, ok: 1 } });
});

test('a site that a service does not serve has no cell', () => {
  const impact = layImpact({
    ...common,
    sites: [site('altona'), site('harburg')],
    services: [service('registry', ['harburg'])],
    cells: cellMap([['registry', 'harburg', 'ok']]),
  });
  expect(impact.rows[0]?.cells.map((cell) => cell?.state ?? null)).toEqual([null, 'ok']);
});

test('sites that do not fit share the last column and show their worst state', () => {
  const sites = Array.from({ length: mostColumns + 3 }, (_, index) => site(`p${index}`));
  const last = sites.at(-1)?.id ?? '';
  const impact = layImpact({
    ...common,
    sites,
    services: [
      service(
        'a',
        sites.map(({ id }) => id),
      ),
    ],
    cells: cellMap(sites.map(({ id }): [string, string, State] => ['a', id, id === last ? 'down' : 'ok'])),
  });
  expect(impact.columns).toHaveLength(mostColumns - 1);
  expect(impact.hiddenSites).toBe(4);
  expect(impact.rows[0]?.cells.at(-1)?.state).toBe('down');
});

test('services that do not fit are counted with their worst state', () => {
  const services = Array.from({ length: mostRows + 2 }, (_, index) => service(`s${index}`, ['altona']));
  const impact = layImpact({
    ...common,
    sites: [site('altona')],
    services,
    cells: cellMap(services.map(({ id }): [string, string, State] => [id, 'altona', id === 's10' ? 'down' : 'ok'])),
  });
  expect(impact.rows).toHaveLength(mostRows - 1);
  expect(impact.hidden).toEqual({ rows: 3, worst: 'down' });
});

test('no services and no sites make an empty matrix', () => {
  expect(layImpact({ ...common, sites: [], services: [], cells: new Map() })).toEqual({
    columns: [],
    rows: [],
    hiddenSites: 0,
    hidden: null,
  });
});
