import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeltaFrame, HeartbeatFrame, SnapshotFrame } from '../../electron/contract/wire.ts';
import { decide } from './sync.ts';

const stamp = { at: 0, speed: 1, logSeq: 0, dataAsOf: null };
const delta = (from: number, seq: number, epoch = 'e1'): DeltaFrame => ({
  t: 'delta',
  ...stamp,
  epoch,
  seq,
  from,
  changes: {},
});
const heartbeat = (seq: number, epoch = 'e1'): HeartbeatFrame => ({ t: 'heartbeat', ...stamp, epoch, seq });
const snapshot = (seq: number, epoch = 'e1') =>
  ({ t: 'snapshot', ...stamp, epoch, seq, rows: {} }) as unknown as SnapshotFrame;

test('a delta that continues the last one is taken', () => {
  expect(decide({ epoch: 'e1', seq: 4 }, delta(4, 5))).toBe('apply');
});

test('a delta that skips one asks for a snapshot', () => {
  expect(decide({ epoch: 'e1', seq: 4 }, delta(5, 6))).toBe('ask');
});

test('a delta that was seen already is left', () => {
  expect(decide({ epoch: 'e1', seq: 4 }, delta(3, 4))).toBe('ignore');
});

test('a delta of another run of the core asks for a snapshot, whatever its number', () => {
  expect(decide({ epoch: 'e1', seq: 4 }, delta(4, 5, 'e2'))).toBe('ask');
});

test('before the first snapshot everything else asks for one', () => {
  expect(decide(null, delta(0, 1))).toBe('ask');
  expect(decide(null, heartbeat(0))).toBe('ask');
});

test('a heartbeat that names a later delta tells of one that was lost', () => {
  expect(decide({ epoch: 'e1', seq: 4 }, heartbeat(5))).toBe('ask');
  expect(decide({ epoch: 'e1', seq: 4 }, heartbeat(4))).toBe('apply');
});

test('a snapshot is taken at any time', () => {
  expect(decide({ epoch: 'e9', seq: 900 }, snapshot(1))).toBe('apply');
});

test('however deltas are lost, doubled or reordered, what was applied is an unbroken run', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 40 }), (arrivals) => {
      let position: { epoch: string; seq: number } | null = { epoch: 'e1', seq: 0 };
      const applied: number[] = [];
      for (const seq of arrivals) {
        if (decide(position, delta(seq - 1, seq)) !== 'apply') continue;
        position = { epoch: 'e1', seq };
        applied.push(seq);
      }
      expect(applied).toEqual(applied.map((_, index) => index + 1));
    }),
  );
});
