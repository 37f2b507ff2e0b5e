import { describe, expect, it } from 'vitest';
import type { Step, StepProgress } from '../../contract/models/swap.ts';
import { compareLabel, isDone, mayConfirm, passesByItself, unlocksOf, untouched } from './engine.ts';
import type { Facts, Scan } from './step-kind.ts';
import { kindOf, stepKinds } from './steps/registry.ts';

const words = { de: 'Schritt', en: 'Step' };
const base = { id: 'it', title: words, text: words };

const well: Facts = {
  resolve: () => ({ components: ['a'], needed: 1 }),
  stateOf: () => 'ok',
  cells: () => ({ ok: 21, total: 21 }),
  installed: { number: 'PN-1', serial: 'OLD-1' },
  identify: (serial) => (serial === 'OLD-1' ? 'installed' : undefined),
};
const ill: Facts = { ...well, stateOf: () => 'unknown', cells: () => ({ ok: 20, total: 21 }) };
const people = ['Jule Petersen', 'Imke Harms', 'Ole Brandt'].map((name, at) => ({ person: `p${at}`, name }));

/** One example of each kind and variant, with the label that satisfies it where it compares. A new kind adds a line. */
const examples: { name: string; step: Step; scan?: Scan }[] = [
  { name: 'confirm', step: { ...base, kind: 'confirm' } },
  { name: 'confirm by hand', step: { ...base, kind: 'confirm', hands: 'insert' } },
  {
    name: 'compare with the installed part',
    step: { ...base, kind: 'compare', against: 'installed', people: 2 },
    scan: { serial: 'old-1' },
  },
  {
    name: 'compare with a spare',
    step: { ...base, kind: 'compare', against: 'spare', people: 1 },
    scan: { serial: 'NEW-1', partNumber: 'PN-1' },
  },
  { name: 'two-person', step: { ...base, kind: 'two-person' } },
  {
    name: 'wait for a component',
    step: { ...base, kind: 'wait-for-health', gate: { component: 'a', states: ['ok'] } },
  },
  { name: 'wait for cells', step: { ...base, kind: 'wait-for-health', gate: { cells: 'ok' } } },
];

function scanned(step: Step, scan: Scan | undefined): StepProgress {
  if (scan === undefined) return untouched;
  const result = compareLabel(step, scan, well);
  if (!result.ok) throw new Error(result.error.message);
  const { partNumber: _, ...compared } = result.value;
  return { ...untouched, attempts: 1, compared: { ...compared, at: 1, by: 'Jule Petersen' } };
}

function confirmedBy(progress: StepProgress, count: number): StepProgress {
  return { ...progress, confirmations: people.slice(0, count).map((who) => ({ ...who, at: 2 })) };
}

it('every kind of the registry has an example here', () => {
  expect(new Set(examples.map(({ step }) => step.kind))).toEqual(new Set(Object.keys(stepKinds)));
});

describe.each(examples)('the contract of a step: $name', ({ step, scan }) => {
  const needed = kindOf(step).people(step);

  it('names at least one condition, so that it cannot be skipped', () => {
    expect(unlocksOf(step, untouched, well).length).toBeGreaterThan(0);
  });

  it('is not done untouched while the plant is ill', () => {
    expect(isDone(step, untouched, ill)).toBe(false);
  });

  it('is done when its label matches and its people have confirmed, and not one person earlier', () => {
    const ready = scanned(step, scan);
    expect(isDone(step, confirmedBy(ready, needed), well)).toBe(true);
    if (needed > 0) expect(isDone(step, confirmedBy(ready, needed - 1), well)).toBe(false);
  });

  it('takes no person where it passes by itself', () => {
    const answer = mayConfirm(step, scanned(step, scan), well, people[0] ?? { person: '', name: '' });
    expect(answer.ok).toBe(!passesByItself(step));
  });

  it('refuses a person who has confirmed already, and names them', () => {
    if (needed === 0) return;
    const once = confirmedBy(scanned(step, scan), 1);
    const answer = mayConfirm(step, once, well, { person: 'typed', name: 'PETERSEN,  Jule' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'same-person', details: { name: 'Jule Petersen' } } });
  });

  it('compares labels only where it says so', () => {
    const answer = compareLabel(step, { serial: 'X', partNumber: 'Y' }, well);
    expect(answer.ok).toBe(scan !== undefined);
  });

  it('does not let anybody confirm before the label matches', () => {
    if (scan === undefined) return;
    const answer = mayConfirm(step, untouched, well, { person: 'p', name: 'P' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'gate-closed' } });
  });
});

describe('compare', () => {
  const installed: Step = { ...base, kind: 'compare', against: 'installed', people: 2 };
  const spare: Step = { ...base, kind: 'compare', against: 'spare', people: 1 };
  const facts: Facts = {
    ...well,
    identify: (serial) =>
      ({ 'OLD-1': 'installed', 'NEW-1': 'spare', 'B-1': 'partner', 'C-1': 'elsewhere' })[serial] as ReturnType<
        Facts['identify']
      >,
  };

  it.each([
    ['OLD-1', true, 'installed'],
    ['NEW-1', false, 'spare'],
    ['B-1', false, 'partner'],
    ['C-1', false, 'unknown'],
    ['ZZZ', false, 'unknown'],
  ])('says what %s really is', (serial, match, identifiedAs) => {
    expect(compareLabel(installed, { serial }, facts)).toMatchObject({
      ok: true,
      value: { match, identifiedAs, scanned: serial, expected: 'OLD-1' },
    });
  });

  it.each([
    ['a part of the right number', { serial: 'ZZZ', partNumber: ' pn-1' }, true],
    ['a part of another number', { serial: 'ZZZ', partNumber: 'PN-2' }, false],
    ['the part that is in the slot', { serial: 'OLD-1', partNumber: 'PN-1' }, false],
    ['the partner, without any part number', { serial: 'B-1' }, false],
    ['a part that is in another slot', { serial: 'C-1', partNumber: 'PN-1' }, false],
  ])('judges as a spare: %s', (_, scan, match) => {
    expect(compareLabel(spare, scan, facts)).toMatchObject({ ok: true, value: { match } });
  });

  it('asks for the part number of a spare', () => {
    expect(compareLabel(spare, { serial: 'ZZZ' }, facts)).toMatchObject({
      ok: false,
      error: { kind: 'invalid-input' },
    });
  });

  it('says after a mismatch that the label is wrong, not that it is missing', () => {
    const compared = {
      expected: 'OLD-1',
      scanned: 'ZZZ',
      match: false,
      identifiedAs: 'unknown',
      at: 1,
      by: 'P',
    } as const;
    const answer = mayConfirm(installed, { confirmations: [], attempts: 1, compared }, facts, {
      person: 'p',
      name: 'P',
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'mismatch' } });
  });
});

describe('wait-for-health', () => {
  const gate = (component: string): Step => ({
    ...base,
    kind: 'wait-for-health',
    gate: { component, states: ['ok', 'degraded'] },
  });

  it('counts how many partners carry the load', () => {
    const resolve = () => ({ components: ['b', 'c', 'd'], needed: 2 });
    const oneWell = { ...well, resolve, stateOf: (id: string) => (id === 'c' ? 'degraded' : 'down') } as Facts;
    expect(unlocksOf(gate('$partner'), untouched, oneWell)[0]).toMatchObject({
      met: false,
      params: { answering: 1, needed: 2 },
    });
    expect(isDone(gate('$partner'), untouched, { ...oneWell, stateOf: (id) => (id === 'b' ? 'down' : 'ok') })).toBe(
      true,
    );
  });

  it('stays closed for a component that the plant does not know', () => {
    expect(isDone(gate('gone'), untouched, { ...well, resolve: () => ({ components: [], needed: 0 }) })).toBe(false);
  });

  it('stays closed for cells while the plant does not know the component', () => {
    const step: Step = { ...base, kind: 'wait-for-health', gate: { cells: 'ok' } };
    expect(isDone(step, untouched, { ...well, cells: () => undefined })).toBe(false);
  });
});
