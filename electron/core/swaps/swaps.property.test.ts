import fc from 'fast-check';
import { expect, it } from 'vitest';
import { states } from '../../contract/models/condition.ts';
import type { Swap } from '../../contract/models/swap.ts';
import { Tables } from '../tables.ts';
import { Bench, old, people, procedure, spare } from './bench.fixture.ts';

const ids = procedure.steps.map((step) => step.id);
const person = fc.constantFrom(...people);
const serial = fc.constantFrom(old.serial, spare.serial, 'SC7-4419-B00001', 'M-1', 'nonsense');
/** Mostly the step that is open, so that sequences get far; now and then any other one. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...ids) },
);
/** Mostly well: a gate that opens now and then lets sequences get far. */
const state = fc.oneof(
  { weight: 3, arbitrary: fc.constant('ok' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...states) },
);

const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      step,
      person,
      other: fc.option(person, { nil: undefined }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('compare' as const),
      step,
      serial,
      number: fc.constantFrom('PN-7', 'PN-8'),
    }),
  },
  { weight: 24, arbitrary: fc.record({ do: fc.constant('proceed' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('health' as const),
      of: fc.constantFrom('ctl-a', 'ctl-b', 'array'),
      state,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cells' as const), state }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function perform(bench: Bench, id: string, what: Act): void {
  const open = bench.swap(id).current;
  if (what.do === 'confirm') {
    const input = { swap: id, step: what.step ?? open, ...(what.other === undefined ? {} : { person: what.other }) };
    bench.run('swap.confirm', input, what.person);
  } else if (what.do === 'compare') {
    bench.run('swap.compare', { swap: id, step: what.step ?? open, serial: what.serial, partNumber: what.number });
  } else if (what.do === 'proceed') bench.doStep(id);
  else if (what.do === 'health') bench.health(what.of, what.state);
  else if (what.do === 'cells') bench.cells('registry', what.state);
  else bench.run('swap.abort', { swap: id, reason: 'random' });
  bench.settle();
}

const passedIn = (swap: Swap) => ids.filter((id) => swap.progress[id]?.passedAt !== undefined);

it('whatever people do: no step is skipped, two people are two, and progress only grows', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const bench = new Bench();
      const { id } = bench.open();
      let before: string[] = [];
      for (const what of acts) {
        perform(bench, id, what);
        const swap = bench.swap(id);
        const passed = passedIn(swap);
        expect(passed, 'a step was skipped').toEqual(ids.slice(0, passed.length));
        expect(passed.slice(0, before.length), 'a passed step was taken back').toEqual(before);
        if (swap.status === 'running')
          expect(swap.current, 'the open step is not the next one').toBe(ids[passed.length]);
        for (const done of passed) {
          const definition = procedure.steps.find((candidate) => candidate.id === done);
          const two = definition?.kind === 'two-person' || (definition?.kind === 'compare' && definition.people === 2);
          const names = new Set(swap.progress[done]?.confirmations.map((confirmation) => confirmation.person));
          if (two) expect(names.size, `${done} passed with one person`).toBe(2);
          if (definition?.kind === 'compare')
            expect(swap.progress[done]?.compared?.match, `${done} passed unmatched`).toBe(true);
        }
        expect(bench.tables.get('part', 'ctl-a')?.part.serial).toBe(
          passed.includes('insert') ? swap.progress.spare?.compared?.scanned : undefined,
        );
        before = passed;
        reached.add(swap.status === 'running' ? swap.current : swap.status);
      }
    }),
    { numRuns: 150 },
  );
  expect(
    reached.has('aborted') && reached.has('release'),
    'the random acts did not get far enough to mean anything',
  ).toBe(true);
});

it('replaying the entries gives the same rows', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const bench = new Bench();
      const { id } = bench.open();
      for (const what of acts) perform(bench, id, what);
      const replayed = new Tables();
      for (const entry of bench.history) bench.fold(JSON.parse(JSON.stringify(entry)), replayed);
      expect(replayed.all('swap')).toEqual(bench.tables.all('swap'));
      expect(replayed.all('part')).toEqual(bench.tables.all('part'));
    }),
    { numRuns: 100 },
  );
});
