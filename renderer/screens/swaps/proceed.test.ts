import { describe, expect, it } from 'vitest';
import type { Guide, StepProgress, Swap, Unlock } from '../../../electron/contract/models/swap.ts';
import { proceedOf } from './proceed.ts';

const words = { de: 'x', en: 'x' };
const swap = (progress: Partial<StepProgress> = {}, status: Swap['status'] = 'running'): Swap => ({
  id: 'SWP-2019-0001',
  version: 1,
  component: 'ctl-a',
  procedure: {
    id: 'p',
    title: words,
    for: 'k',
    abortUntil: 'one',
    rollback: words,
    steps: [{ id: 'one', kind: 'two-person', title: words, text: words }],
  },
  status,
  current: 'one',
  progress: { one: { confirmations: [], attempts: 0, ...progress } },
  openedAt: 0,
  openedBy: 'Jule',
});
const guide = (...unlocks: Partial<Unlock>[]): Guide => ({
  swap: 'SWP-2019-0001',
  step: 'one',
  canAbort: true,
  partners: [],
  unlocks: unlocks.map((unlock) => ({ code: 'person', met: false, params: {}, ...unlock })),
});
const base = { blind: false, person: 'jule', handsMissing: false };
const confirmations = [{ person: 'jule', name: 'Jule Petersen', at: 1 }];

describe('proceeding', () => {
  it('confirms when only people are missing', () => {
    expect(proceedOf({ ...base, swap: swap(), guide: guide({}) })).toEqual({ does: 'confirm' });
  });

  it('waits while the link is blind, whatever is open', () => {
    expect(proceedOf({ ...base, blind: true, swap: swap(), guide: guide({}) })).toEqual({ waitsFor: 'blind' });
  });

  it('waits for the console while its judgement is about another step', () => {
    expect(proceedOf({ ...base, swap: swap(), guide: { ...guide({}), step: 'two' } })).toEqual({ waitsFor: 'plant' });
  });

  it('waits for a second person while the first one is at the desk, by id or by name', () => {
    const given = { ...base, swap: swap({ confirmations }), guide: guide({ met: true }, {}) };
    expect(proceedOf(given)).toEqual({ waitsFor: 'second' });
    expect(proceedOf({ ...given, person: 'Jule Petersen' })).toEqual({ waitsFor: 'second' });
    expect(proceedOf({ ...given, person: 'imke' })).toEqual({ does: 'confirm' });
  });

  it('waits for a scan before anybody confirms, and scans again after a mismatch', () => {
    const unlocks = guide({ code: 'serial' }, {});
    expect(proceedOf({ ...base, swap: swap(), guide: unlocks })).toEqual({ waitsFor: 'scan' });
    const compared = { expected: 'A', scanned: 'B', match: false, identifiedAs: 'unknown', at: 1, by: 'Jule' } as const;
    expect(proceedOf({ ...base, swap: swap({ compared }), guide: unlocks })).toEqual({ does: 'rescan' });
  });

  it('names what a gate waits for', () => {
    const health = guide({ code: 'health', params: { component: 'ctl-b' } });
    expect(proceedOf({ ...base, swap: swap(), guide: health })).toEqual({ waitsFor: 'health', component: 'ctl-b' });
    const cells = guide({ code: 'cells', params: { ok: 18, total: 21 } });
    expect(proceedOf({ ...base, swap: swap(), guide: cells })).toEqual({ waitsFor: 'cells', open: 3 });
  });

  it("waits for the demo's hands", () => {
    expect(proceedOf({ ...base, handsMissing: true, swap: swap(), guide: guide({}) })).toEqual({ waitsFor: 'demo' });
  });

  it('leaves a swap that has ended, also while blind', () => {
    expect(proceedOf({ ...base, blind: true, swap: swap({}, 'finished'), guide: undefined })).toEqual({
      does: 'leave',
    });
  });
});
