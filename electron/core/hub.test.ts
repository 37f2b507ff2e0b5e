import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StreamFrame } from '../contract/wire.ts';
import { Hub } from './hub.ts';
import { Tables } from './tables.ts';

let tables: Tables;
let hub: Hub;
let frames: StreamFrame[];

const person = (name: string) => ({ id: 'a', name, role: { de: 'r', en: 'r' } });

beforeEach(() => {
  vi.useFakeTimers();
  tables = new Tables();
  frames = [];
  hub = new Hub(tables, 'run-1', () => ({ at: Date.now(), speed: 1, logSeq: 7, dataAsOf: null }));
  hub.start();
  hub.subscribe((frame) => frames.push(frame));
});
afterEach(() => {
  hub.stop();
  vi.useRealTimers();
});

const deltas = () => frames.filter((frame) => frame.t === 'delta');

test('changes within 100 ms travel as one delta that has each row as it is last', () => {
  tables.set('person', 'a', person('first'));
  tables.set('person', 'b', person('other'));
  tables.set('person', 'a', person('last'));
  vi.advanceTimersByTime(99);
  expect(deltas()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(deltas()).toMatchObject([
    { from: 0, seq: 1, changes: { person: { a: { name: 'last' }, b: { name: 'other' } } } },
  ]);
});

test('a steady stream of changes gives ten deltas a second, each from the seq before', () => {
  for (let ms = 0; ms < 1000; ms += 10) {
    tables.set('person', 'a', person(String(ms)));
    vi.advanceTimersByTime(10);
  }
  expect(deltas()).toHaveLength(10);
  for (const [index, frame] of deltas().entries()) expect(frame).toMatchObject({ from: index, seq: index + 1 });
});

test('a row that goes is null', () => {
  tables.set('person', 'a', person('x'));
  vi.advanceTimersByTime(100);
  tables.delete('person', 'a');
  vi.advanceTimersByTime(100);
  expect(deltas().at(-1)).toMatchObject({ changes: { person: { a: null } } });
});

test('a snapshot sends the others first what was gathered, and bears the seq that they have then', () => {
  tables.set('person', 'a', person('x'));
  const snapshot = hub.snapshot();
  expect(deltas()).toMatchObject([{ seq: 1 }]);
  expect(snapshot).toMatchObject({ t: 'snapshot', epoch: 'run-1', seq: 1, rows: { person: { a: { name: 'x' } } } });
  vi.advanceTimersByTime(1000);
  expect(deltas()).toHaveLength(1);
});

test('a heartbeat each second, with the seq of the last delta, while nothing happens', () => {
  tables.set('person', 'a', person('x'));
  vi.advanceTimersByTime(3000);
  expect(frames.filter(({ t }) => t === 'heartbeat')).toMatchObject([{ seq: 1, logSeq: 7 }, { seq: 1 }, { seq: 1 }]);
});

test('rows that are not published make no delta', () => {
  tables.set('observed', 'a', { component: 'a', endpoints: {} });
  vi.advanceTimersByTime(1000);
  expect(deltas()).toEqual([]);
});

test('an id that every object inherits is a row like any other', () => {
  tables.set('person', 'constructor', person('x'));
  vi.advanceTimersByTime(100);
  expect(JSON.stringify(deltas()[0])).toContain('"constructor":{"id":"a"');
});

test('who has left, and who is there when it stops, hears no more', () => {
  const other: StreamFrame[] = [];
  hub.subscribe((frame) => other.push(frame))();
  vi.advanceTimersByTime(1000);
  hub.stop();
  tables.set('person', 'a', person('x'));
  vi.advanceTimersByTime(5000);
  expect(other).toEqual([]);
  expect(frames).toHaveLength(1);
});
