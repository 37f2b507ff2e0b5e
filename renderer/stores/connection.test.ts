import { expect, test } from 'vitest';
import type { HeartbeatFrame } from '../../electron/contract/wire.ts';
import { type Connection, connectionAfter, dataAge } from './connection.ts';

const nothing: Connection = { phase: 'starting', heard: null, data: null, retries: 3, logSeq: 0, unreadable: true };
const frame = (at: number, dataAsOf: number | null, speed = 1): HeartbeatFrame => ({
  t: 'heartbeat',
  epoch: 'e',
  seq: 1,
  at,
  speed,
  logSeq: 7,
  dataAsOf,
});

test('a frame makes the connection live and forgets the attempts', () => {
  expect(connectionAfter(nothing, frame(5000, null), 10)).toEqual({
    phase: 'live',
    heard: { at: 5000, received: 10 },
    data: null,
    retries: 0,
    logSeq: 7,
    unreadable: false,
  });
});

test('data that were old when they came stay that much older', () => {
  const connection = connectionAfter(nothing, frame(100_000, 86_000), 500);
  expect(dataAge(connection, 2500)).toBe(16_000);
});

test('the age runs in real time although the scenario clock runs sixty times faster', () => {
  const first = connectionAfter(nothing, frame(600_000, 600_000, 60), 0);
  const second = connectionAfter(first, frame(660_000, 600_000, 60), 1000);
  expect(dataAge(second, 1000)).toBe(1000);
});

test('a jump of the scenario clock does not make the data old', () => {
  const before = connectionAfter(nothing, frame(100_000, 99_000), 0);
  const after = connectionAfter(before, frame(400_000, 99_000), 1000);
  expect(dataAge(after, 1000)).toBe(2000);
});

test('newer data are young again', () => {
  const before = connectionAfter(nothing, frame(100_000, 70_000), 0);
  const after = connectionAfter(before, frame(101_000, 101_000), 1000);
  expect(dataAge(after, 1000)).toBe(0);
});

test('without any observation there is no age', () => {
  expect(dataAge(nothing, 99)).toBeNull();
});
