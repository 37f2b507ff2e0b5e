import { beforeEach, describe, expect, it } from 'vitest';
import { Bench, old, procedure, spare } from './bench.fixture.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

describe('opening a swap', () => {
  it('numbers swaps within the year and names the partner', () => {
    const first = bench.open();
    expect(first).toMatchObject({ id: 'SWP-2019-0001', current: 'work-order', partner: 'ctl-b', status: 'running' });
    bench.run('swap.abort', { swap: first.id, reason: 'wrong rack' });
    expect(bench.open().id).toBe('SWP-2019-0002');
  });

  it.each([
    ['a second swap of the same component', 'ctl-a', 'conflict', 'ctl-a'],
    ['the partner of a component that is being swapped', 'ctl-a', 'not-allowed', 'ctl-b'],
    ['a component of another kind', 'ctl-a', 'not-allowed', 'mail'],
    ['a component that is not in the plant', 'ctl-a', 'not-found', 'nowhere'],
  ])('refuses %s', (_, running, kind, component) => {
    bench.open(running);
    expect(bench.decide('swap.open', { component, procedure: procedure.id })).toMatchObject({
      ok: false,
      error: { kind },
    });
  });

  it('refuses a component without a part on record', () => {
    bench.tables.set('component', 'ctl-a', { ...bench.tables.get('component', 'ctl-a'), part: undefined } as never);
    expect(bench.decide('swap.open', { component: 'ctl-a', procedure: procedure.id })).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed' },
    });
  });

  it('refuses a procedure that does not exist', () => {
    expect(bench.decide('swap.open', { component: 'ctl-a', procedure: 'none' })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('the way through', () => {
  it('goes through every step in order, each on record, and ends with the new part in the slot', () => {
    bench.health('ctl-a', 'down');
    const { id } = bench.open();
    bench.walkTo(id, 'self-test');
    expect(bench.tables.get('part', 'ctl-a')).toMatchObject({ part: spare, swap: id });
    expect(bench.swap(id)).toMatchObject({ removed: old, spare });
    bench.health('ctl-a', 'ok');
    bench.settle();
    bench.walkTo(id, 'return-part');
    bench.doStep(id);
    expect(bench.swap(id)).toMatchObject({ status: 'finished', ended: { by: 'jule name' } });
    const passed = bench.history.flatMap((entry) => (entry.kind === 'swap.passed' ? [entry.data.step] : []));
    expect(passed).toEqual(procedure.steps.map((step) => step.id));
  });

  it('answers a late second click with who was faster and when', () => {
    const { id } = bench.open();
    bench.run('swap.confirm', { swap: id, step: 'work-order' }, 'imke');
    expect(bench.run('swap.confirm', { swap: id, step: 'work-order' }, 'jule')).toMatchObject({
      ok: false,
      error: { kind: 'conflict', details: { by: 'imke name', at: bench.swap(id).progress['work-order']?.passedAt } },
    });
  });

  it('refuses a step that is still ahead', () => {
    const { id } = bench.open();
    expect(bench.decide('swap.confirm', { swap: id, step: 'release' })).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    });
  });

  it('carries the version that it decided upon', () => {
    const { id, version } = bench.open();
    expect(bench.decide('swap.confirm', { swap: id, step: 'work-order' })).toMatchObject({
      value: { expected: { stream: `swap/${id}`, seq: version } },
    });
  });

  it('takes notes at any time, also afterwards', () => {
    const { id } = bench.open();
    bench.run('swap.abort', { swap: id, reason: 'x' });
    expect(bench.run('swap.note', { swap: id, text: 'label is scratched' }).ok).toBe(true);
    expect(bench.history.at(-1)).toMatchObject({ kind: 'swap.noted', data: { text: 'label is scratched' } });
  });
});

describe('health gates', () => {
  it('hold the swap while the partner is down, and pass by themselves when it answers degraded', () => {
    bench.health('ctl-b', 'down');
    const { id } = bench.open();
    bench.walkTo(id, 'partner-answers');
    bench.settle();
    expect(bench.swap(id).current).toBe('partner-answers');
    bench.health('ctl-b', 'degraded');
    bench.settle();
    expect(bench.swap(id).current).toBe('spare');
    expect(bench.history.at(-1)).toMatchObject({ kind: 'swap.passed', actor: { system: 'procedure' } });
  });

  it('count once when they were asked twice before they were durable', () => {
    bench.health('ctl-b', 'down');
    const { id } = bench.open();
    bench.walkTo(id, 'partner-answers');
    bench.health('ctl-b', 'ok');
    bench.settle();
    const [pass] = bench.history.filter(
      (entry) => entry.kind === 'swap.passed' && entry.data.step === 'partner-answers',
    );
    bench.doStep(id);
    const before = bench.swap(id);
    if (pass !== undefined) bench.write(pass);
    expect(bench.swap(id)).toEqual({ ...before, version: bench.history.length });
  });

  it('ask only for the cells that hang on the component', () => {
    const { id } = bench.open();
    bench.cells('registry', 'down');
    bench.cells('eduport', 'down');
    bench.walkTo(id, 'cells-ok');
    bench.settle();
    expect(bench.tables.get('guide', id)?.unlocks).toEqual([
      { code: 'cells', met: false, params: { ok: 0, total: 2 } },
    ]);
    bench.cells('registry', 'ok');
    bench.settle();
    expect(bench.swap(id).current).toBe('return-part');
  });

  it('are not confirmed by a person', () => {
    bench.health('ctl-b', 'down');
    const { id } = bench.open();
    bench.walkTo(id, 'partner-answers');
    expect(bench.decide('swap.confirm', { swap: id, step: 'partner-answers' })).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed' },
    });
  });
});

describe('comparing', () => {
  it('records a mismatch, says what was scanned, blocks, and is cleared by a new scan', () => {
    const { id } = bench.open();
    bench.walkTo(id, 'removed-serial');
    bench.run('swap.compare', { swap: id, step: 'removed-serial', serial: spare.serial });
    expect(bench.swap(id).progress['removed-serial']).toMatchObject({
      attempts: 1,
      compared: { match: false, identifiedAs: 'spare', expected: old.serial },
    });
    expect(bench.decide('swap.confirm', { swap: id, step: 'removed-serial' })).toMatchObject({
      ok: false,
      error: { kind: 'mismatch' },
    });
    bench.run('swap.compare', { swap: id, step: 'removed-serial', serial: old.serial });
    expect(bench.run('swap.confirm', { swap: id, step: 'removed-serial' }).ok).toBe(true);
  });

  it('takes back the first confirmation when the second person scans another part', () => {
    const { id } = bench.open();
    bench.walkTo(id, 'removed-serial');
    bench.run('swap.compare', { swap: id, step: 'removed-serial', serial: old.serial });
    bench.run('swap.confirm', { swap: id, step: 'removed-serial' });
    bench.run('swap.compare', { swap: id, step: 'removed-serial', serial: 'SC7-4419-B00001' });
    expect(bench.swap(id).progress['removed-serial']).toMatchObject({
      confirmations: [],
      compared: { identifiedAs: 'partner' },
    });
  });

  it('expects after a swap the serial that the log knows, not the one of the plant file', () => {
    const first = bench.open();
    bench.walkTo(first.id, 'return-part');
    bench.doStep(first.id);
    const second = bench.open();
    bench.run('swap.abort', { swap: second.id, reason: 'x' });
    const opened = bench.history.findLast((entry) => entry.kind === 'swap.opened');
    expect(opened).toMatchObject({ data: { installed: spare } });
  });
});

describe('two people', () => {
  it('are two: the same person by id, or by a typed name, is refused', () => {
    const { id } = bench.open();
    bench.walkTo(id, 'release');
    bench.run('swap.confirm', { swap: id, step: 'release' }, 'jule');
    for (const person of [undefined, 'jule', 'JULE  Name', 'name, jule']) {
      const input = { swap: id, step: 'release', ...(person === undefined ? {} : { person }) };
      expect(bench.decide('swap.confirm', input, 'jule')).toMatchObject({ ok: false, error: { kind: 'same-person' } });
    }
    expect(bench.run('swap.confirm', { swap: id, step: 'release', person: 'imke' }, 'jule').ok).toBe(true);
    expect(bench.swap(id).progress.release?.confirmations.map(({ name }) => name)).toEqual(['jule name', 'imke name']);
  });
});

describe('aborting', () => {
  it('is possible while the insert step is open, with the reason on record', () => {
    const { id } = bench.open();
    bench.walkTo(id, 'insert');
    bench.run('swap.abort', { swap: id, reason: 'pins are bent' });
    expect(bench.swap(id)).toMatchObject({ status: 'aborted', ended: { reason: 'pins are bent', by: 'jule name' } });
    expect(bench.tables.get('part', 'ctl-a')).toBeUndefined();
  });

  it('is refused once the new part is in the slot', () => {
    bench.health('ctl-a', 'down');
    const { id } = bench.open();
    bench.walkTo(id, 'self-test');
    expect(bench.decide('swap.abort', { swap: id, reason: 'x' })).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed' },
    });
  });

  it('ends the swap: nothing can be confirmed afterwards', () => {
    const { id } = bench.open();
    bench.run('swap.abort', { swap: id, reason: 'x' });
    expect(bench.decide('swap.confirm', { swap: id, step: 'work-order' })).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    });
  });
});

describe('the guide', () => {
  it('is there while a swap runs and gone afterwards', () => {
    const { id } = bench.open();
    bench.settle();
    expect(bench.tables.get('guide', id)).toMatchObject({
      step: 'work-order',
      canAbort: true,
      partners: ['ctl-b'],
      system: 'array',
    });
    bench.run('swap.abort', { swap: id, reason: 'x' });
    bench.settle();
    expect(bench.tables.get('guide', id)).toBeUndefined();
  });

  it('stays the same row while it says the same', () => {
    const { id } = bench.open();
    bench.settle();
    const before = bench.tables.get('guide', id);
    bench.settle();
    expect(bench.tables.get('guide', id)).toBe(before);
  });
});
