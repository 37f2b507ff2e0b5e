import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { State } from '../../contract/models/condition.ts';
import type { Component, Need, Service, Site } from '../../contract/models/plant.ts';
import { analyse, prepareModel } from './analyse.ts';
import type { Own } from './effective.ts';

const noon = 1_000_000_000;

function component(id: string, ...needs: Need[]): Component {
  return { id, kind: 'thing', name: { de: id, en: id }, needs, priority: 2 };
}

function own(state: State, onset: number): Own {
  return { state, onset, since: onset, reason: { code: 'reported', detail: '' } };
}

const site = (id: string, ...needs: Need[]): Site => ({ id, name: { de: id, en: id }, needs });
const service = (id: string, sites: string[], ...needs: Need[]): Service => ({
  id,
  name: { de: id, en: id },
  sites,
  needs,
});

/** The storage of that day in small: two controllers, an array on either of them, a database, an application. */
const storage = prepareModel(
  [
    component('ctl-a'),
    component('ctl-b'),
    component('array', { any: ['ctl-a', 'ctl-b'] }),
    component('db', { all: ['array'] }),
    component('app', { all: ['db'] }),
    component('wan'),
  ],
  [service('registry', ['altona', 'harburg'], { all: ['app'] })],
  [site('altona'), site('harburg', { all: ['wan'] })],
);

function look(own: Record<string, Own>, alarms: Record<string, number> = {}, now = noon + 10_000) {
  const all = { 'ctl-a': 'ok', 'ctl-b': 'ok', array: 'ok', db: 'ok', app: 'ok', wan: 'ok' } as const;
  const states = new Map<string, Own>(Object.entries(all).map(([id, state]) => [id, own[id] ?? { ...ownOk, state }]));
  return analyse(storage, states, { now, speed: 1, alarms: new Map(Object.entries(alarms)) });
}
const ownOk = own('ok', noon - 1000);

describe('the impact of a failure', () => {
  test('a failed controller whose partner carries on costs redundancy, not service', () => {
    const { effective, cells } = look({ 'ctl-a': own('down', noon) });
    expect(effective.get('array')).toMatchObject({ state: 'degraded', reason: { code: 'redundancy-lost' } });
    expect(cells.map(({ state }) => state)).toEqual(['ok', 'ok']);
  });

  test('an array that stands still takes everything behind it down, whatever that says of itself', () => {
    const { effective, cells } = look({ 'ctl-a': own('down', noon), array: own('down', noon + 2000) });
    expect(effective.get('app')).toMatchObject({ state: 'down', observed: 'ok' });
    expect(cells.map(({ state }) => state)).toEqual(['down', 'down']);
  });

  test('the first controller is the only root, and the partner that gave up is its consequence', () => {
    const { explanation, consequences } = look({
      'ctl-a': own('down', noon),
      'ctl-b': own('degraded', noon + 3000),
      array: own('down', noon + 2000),
      db: own('down', noon + 4000),
    });
    expect([...consequences]).toEqual([['ctl-a', { components: 4, cells: 2, services: 1, sites: 2 }]]);
    expect(explanation.get('ctl-b')).toEqual(['ctl-a']);
  });

  test('a consequence that was seen before its cause is still explained by it', () => {
    const { explanation } = look({
      'ctl-a': own('down', noon + 9000),
      array: own('down', noon),
      db: own('down', noon),
    });
    expect(explanation.get('db')).toEqual(['ctl-a']);
  });

  test('an independent failure inside the storm stays a root of its own', () => {
    const { consequences, cells } = look({
      'ctl-a': own('down', noon),
      array: own('down', noon),
      wan: own('down', noon + 5000),
    });
    expect([...consequences.keys()].toSorted()).toEqual(['ctl-a', 'wan']);
    expect(cells.find((cell) => cell.site === 'harburg')?.roots).toEqual(['ctl-a', 'wan']);
  });

  test('a root that comes back degraded stays the root, though its partner was seen before it', () => {
    const { consequences } = look(
      { 'ctl-a': own('degraded', noon + 2000), 'ctl-b': own('degraded', noon), array: own('down', noon + 3000) },
      { 'ctl-a': noon + 2000 },
    );
    expect([...consequences.keys()]).toEqual(['ctl-a']);
  });

  test('what still recovers from a repaired root is not a fault of its own', () => {
    const repaired = { ...own('ok', noon + 60_000), since: noon + 60_000 };
    const still = { 'ctl-a': repaired, array: own('degraded', noon + 2000), db: own('down', noon + 4000) };
    const { consequences } = look(still, { 'ctl-a': noon }, noon + 70_000);
    expect([...consequences.keys()]).toEqual(['ctl-a']);
  });

  test('what has not recovered five minutes after the repair is', () => {
    const repaired = { ...own('ok', noon + 60_000), since: noon + 60_000 };
    const { consequences } = look(
      { 'ctl-a': repaired, db: own('down', noon + 4000) },
      { 'ctl-a': noon },
      noon + 400_000,
    );
    expect([...consequences.keys()]).toEqual(['db']);
  });

  test('a cell whose component nobody knows is unknown, not ok', () => {
    expect(look({ app: own('unknown', noon) }).cells.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });
});

describe('on any plant and any states', () => {
  /** Components c0..cn that need only earlier ones: never a circle. */
  const plantArbitrary = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.record({
          members: index === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat(index - 1), { maxLength: 3 }),
          clause: fc.constantFrom('all', 'any', 'two'),
          state: fc.constantFrom<State>('ok', 'degraded', 'down', 'unknown'),
          onset: fc.integer({ min: 0, max: 120_000 }),
        }),
      ),
    ),
  );
  const run = (plant: { members: number[]; clause: string; state: State; onset: number }[]) => {
    const components = plant.map(({ members, clause }, index) => {
      const ids = members.map((member) => `c${member}`);
      if (ids.length === 0) return component(`c${index}`);
      if (clause === 'all') return component(`c${index}`, { all: ids });
      if (clause === 'any' || ids.length < 2) return component(`c${index}`, { any: ids });
      return component(`c${index}`, { atLeast: 2, of: ids });
    });
    const states = new Map(plant.map(({ state, onset }, index) => [`c${index}`, own(state, noon + onset)]));
    const model = prepareModel(components, [], []);
    return analyse(model, states, { now: noon + 200_000, speed: 1, alarms: new Map() });
  };

  test('everything that is not well has a root, and every root is not well', () => {
    fc.assert(
      fc.property(plantArbitrary, (plant) => {
        const { effective, explanation } = run(plant);
        for (const [id, { state }] of effective) {
          const roots = explanation.get(id) ?? [];
          expect(roots.length > 0).toBe(state === 'down' || state === 'degraded');
          for (const root of roots) expect(explanation.get(root)).toContain(root);
        }
      }),
    );
  });

  test('no component is shown better than its own endpoints say', () => {
    fc.assert(
      fc.property(plantArbitrary, (plant) => {
        const { effective } = run(plant);
        for (const [index, { state }] of plant.entries()) {
          if (state === 'down') expect(effective.get(`c${index}`)?.state).toBe('down');
          if (state !== 'ok') expect(effective.get(`c${index}`)?.state).not.toBe('ok');
        }
      }),
    );
  });
});
