import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import type { Action } from '../../../../electron/contract/models/incident.ts';
import { countCategories, momentsOf, placeOn } from './moments.ts';

const none = { actions: new Map(), swaps: new Map() };
const person = { person: 'kaya', name: 'Mehmet Kaya', desk: 'Leitplatz 1' };

function entry(seq: number, kind: string, more: Partial<LogEntry> = {}): LogEntry {
  return {
    seq,
    at: new Date(seq * 60_000).toISOString(),
    actor: person,
    kind,
    subject: 'incident/INC-1',
    data: {},
    hash: '0'.repeat(64),
    ...more,
  };
}

describe('momentsOf', () => {
  test('orders by when it happened and keeps when it was written', () => {
    const late = entry(9, 'note.added', { happenedAt: new Date(60_000).toISOString() });
    const moments = momentsOf([late, entry(5, 'note.added')], none);
    expect(moments.map((moment) => [moment.seq, moment.recordedAt])).toEqual([
      [5, undefined],
      [9, 9 * 60_000],
    ]);
  });

  test('an action is one line from its start to its end', () => {
    const action: Action = {
      id: 'ACT-1',
      incident: 'INC-1',
      text: 'Restart',
      owner: 'kaya',
      addedAt: 0,
      addedBy: 'x',
      started: { at: 1, by: 'Mehmet Kaya' },
      finished: { at: 2, by: 'Jule Petersen', outcome: '' },
    };
    const subject = 'action/ACT-1';
    const moments = momentsOf([entry(3, 'action.finished', { subject }), entry(2, 'action.started', { subject })], {
      ...none,
      actions: new Map([['ACT-1', action]]),
    });
    expect(moments.map((moment) => moment.span)).toEqual([{ from: 1, to: 2, endedBy: 'Jule Petersen' }]);
  });

  test('a finish whose start is not loaded stays a line', () => {
    expect(momentsOf([entry(3, 'action.finished', { subject: 'action/ACT-1' })], none)).toHaveLength(1);
  });

  test('a run of counts of one group is one line, of two groups two', () => {
    const of = (seq: number, subject: string) => entry(seq, 'alarm.grouped', { subject, actor: { system: 'impact' } });
    const moments = momentsOf([of(5, 'alarm/a'), of(4, 'alarm/a'), of(3, 'alarm/b')], none);
    expect(moments.map((moment) => [moment.seq, moment.run])).toEqual([
      [5, 2],
      [3, 1],
    ]);
  });

  test('every line is in one category, and all together in "all"', () => {
    const moments = momentsOf(
      [
        entry(4, 'incident.cause'),
        entry(3, 'note.added'),
        entry(2, 'health.transition', { actor: { system: 'health' } }),
        entry(1, 'from.the.future'),
      ],
      none,
    );
    expect(countCategories(moments)).toEqual({ all: 4, machine: 1, people: 2, state: 1 });
  });
});

describe('placeOn', () => {
  test('puts a stretch on the scale in percent', () => {
    expect(placeOn({ from: 0, to: 200 }, 50, 100)).toEqual({ left: 25, width: 25 });
  });

  test('cuts off what lies outside', () => {
    expect(placeOn({ from: 100, to: 200 }, 0, 150)).toEqual({ left: 0, width: 50 });
  });

  test('survives a scale without length', () => {
    expect(placeOn({ from: 5, to: 5 }, 5, 5)).toEqual({ left: 0, width: 0 });
  });
});
