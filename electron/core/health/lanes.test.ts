import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

function filled(limit: number, perLane: number, entries: string[]): Lanes<string> {
  const lanes = new Lanes<string>(limit, perLane);
  for (const entry of entries) lanes.enter(entry[0] ?? '', entry);
  return lanes;
}

function takeAll(lanes: Lanes<string>): string[] {
  const taken: string[] = [];
  for (let item = lanes.take(); item !== undefined; item = lanes.take()) taken.push(item);
  return taken;
}

test('lanes take turns', () => {
  expect(takeAll(filled(10, 10, ['a1', 'a2', 'a3', 'b1', 'c1']))).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
});

test('a lane that is full lets the others pass', () => {
  const lanes = filled(10, 2, ['a1', 'a2', 'a3', 'b1']);
  expect(takeAll(lanes)).toEqual(['a1', 'b1', 'a2']);
  expect([lanes.running, lanes.waiting]).toEqual([3, 1]);
  lanes.leave('a');
  expect(takeAll(lanes)).toEqual(['a3']);
});

test('the lot has a limit together', () => {
  const lanes = filled(2, 2, ['a1', 'b1', 'c1']);
  expect(takeAll(lanes)).toEqual(['a1', 'b1']);
  lanes.leave('a');
  expect(takeAll(lanes)).toEqual(['c1']);
});

test('who leaves the line is not taken', () => {
  const lanes = filled(10, 10, ['a1', 'a2']);
  expect(lanes.remove('a', 'a1')).toBe(true);
  expect(lanes.remove('a', 'a1')).toBe(false);
  expect(takeAll(lanes)).toEqual(['a2']);
  expect(lanes.waiting).toBe(0);
});
