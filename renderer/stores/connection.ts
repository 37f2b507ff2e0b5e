import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StreamFrame } from '../../electron/contract/wire.ts';

/** How old the newest observation may be before the stamp turns into an age, in milliseconds of real time. */
export const lateAfterMs = 10_000;
/** How old it may be before a screen that hears nothing shows no state at all, in milliseconds of real time. */
export const unknownAfterMs = 60_000;

/** What the screen knows about its line to the core. Times named `received` are of performance.now(). */
export interface Connection {
  /** `starting`: no snapshot yet. `blind`: nothing heard for 2.5 s; `heard` is null if never. */
  phase: 'starting' | 'live' | 'blind';
  /** The last frame taken: the console's time in it, and when it came. */
  heard: { at: number; received: number } | null;
  /** The newest observation, and how old it was (real milliseconds) when this screen first heard of it. */
  data: { asOf: number; age: number; received: number } | null;
  /** Attempts to reconnect since the line was last well. */
  retries: number;
  logSeq: number;
  /** Frames come, but this screen cannot read them: page and station are of different versions. */
  unreadable: boolean;
}

export type ConnectionStore = StoreApi<Connection>;

/** A connection that has not heard anything. */
export function createConnectionStore(): ConnectionStore {
  return createStore<Connection>()(() => ({
    phase: 'starting',
    heard: null,
    data: null,
    retries: 0,
    logSeq: 0,
    unreadable: false,
  }));
}

/**
 * What a taken frame says about the connection. The age of the data is counted in real time: console time runs faster in
 * the demo and may jump, polling intervals do neither.
 */
export function connectionAfter(before: Connection, frame: StreamFrame, received: number): Connection {
  let data = before.data;
  if (frame.dataAsOf === null) data = null;
  else if (data === null || data.asOf !== frame.dataAsOf)
    data = { asOf: frame.dataAsOf, age: Math.max(0, (frame.at - frame.dataAsOf) / frame.speed), received };
  return {
    phase: 'live',
    heard: { at: frame.at, received },
    data,
    retries: 0,
    logSeq: frame.logSeq,
    unreadable: false,
  };
}

/** The age of the newest observation in real milliseconds; null while there is none. */
export function dataAge(connection: Connection, nowMonotonic: number): number | null {
  const { data } = connection;
  return data === null ? null : data.age + Math.max(0, nowMonotonic - data.received);
}
