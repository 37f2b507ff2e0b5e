import { beforeEach, describe, expect, test } from 'vitest';
import { collectionNames } from '../../electron/contract/collections.ts';
import { blindAfterMs, type ClientFrame } from '../../electron/contract/wire.ts';
import { answerWithinMs, openSession, type Session, snapshotWithinMs } from './session.ts';
import type { TransportEvents } from './transport.ts';

/** Timers that move only when the test says so. */
class Hand {
  #now = 0;
  #timers: { at: number; run: () => void; cancelled: boolean }[] = [];

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run, cancelled: false };
    this.#timers.push(timer);
    return () => {
      timer.cancelled = true;
    };
  }

  turn(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#timers
        .filter((timer) => !timer.cancelled && timer.at <= until)
        .toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#now = due.at;
      due.cancelled = true;
      due.run();
    }
    this.#now = until;
  }
}

const stamp = { epoch: 'e1', at: 1000, speed: 1, logSeq: 0, dataAsOf: null };
const rows = Object.fromEntries(collectionNames.map((name) => [name, {}]));
const snapshot = (seq: number) => ({ t: 'snapshot', ...stamp, seq, rows });
const delta = (from: number, seq: number) => ({ t: 'delta', ...stamp, seq, from, changes: {} });
const heartbeat = (seq: number) => ({ t: 'heartbeat', ...stamp, seq });

let hand: Hand;
let line: TransportEvents;
let sent: ClientFrame[];
let told: string[];
let up: boolean;
let session: Session;

beforeEach(() => {
  hand = new Hand();
  sent = [];
  told = [];
  up = true;
  session = openSession(
    (events) => {
      line = events;
      return {
        send(frame) {
          if (up) sent.push(frame);
          return up;
        },
        close: () => {},
      };
    },
    {
      snapshot: (frame) => told.push(`snapshot ${frame.seq}`),
      delta: (frame) => told.push(`delta ${frame.seq}`),
      heard: () => told.push('heard'),
      blind: () => told.push('blind'),
      retry: () => told.push('retry'),
      unreadable: () => told.push('unreadable'),
    },
    hand,
  );
});

const asked = () => sent.filter((frame) => frame.t === 'snapshot').length;

describe('the stream', () => {
  test('a gap asks for a snapshot once, and the snapshot goes on from there', () => {
    line.frame(snapshot(1));
    line.frame(delta(2, 3));
    line.frame(delta(3, 4));
    expect(asked()).toBe(1);
    line.frame(snapshot(4));
    line.frame(delta(4, 5));
    expect(told).toEqual(['snapshot 1', 'heard', 'snapshot 4', 'heard', 'delta 5', 'heard']);
  });

  test('a screen that hears nothing is blind after the limit, and not before', () => {
    line.frame(snapshot(1));
    hand.turn(blindAfterMs - 1);
    expect(told).not.toContain('blind');
    hand.turn(1);
    expect(told).toContain('blind');
  });

  test('heartbeats keep it seeing', () => {
    line.frame(snapshot(1));
    for (let second = 0; second < 10; second += 1) {
      hand.turn(1000);
      line.frame(heartbeat(1));
    }
    expect(told).not.toContain('blind');
  });

  test('heartbeats out of step do not count as heard: rows would be old and look live', () => {
    line.frame(snapshot(1));
    for (let second = 0; second < 3; second += 1) {
      line.frame(heartbeat(7));
      hand.turn(1000);
    }
    expect(told).toContain('blind');
  });

  test('frames that do not parse do not count as heard', () => {
    line.frame(snapshot(1));
    for (let second = 0; second < 3; second += 1) {
      line.frame({ t: 'heartbeat', junk: true });
      line.frame(undefined);
      hand.turn(1000);
    }
    expect(told).toContain('blind');
    expect(told).toContain('unreadable');
  });

  test('it heals by itself with the next snapshot', () => {
    line.frame(snapshot(1));
    hand.turn(blindAfterMs);
    line.closed();
    line.opened();
    line.frame(snapshot(9));
    expect(told.slice(-2)).toEqual(['snapshot 9', 'heard']);
  });

  test('whoever sends no snapshot is asked for one', () => {
    line.opened();
    hand.turn(snapshotWithinMs);
    expect(asked()).toBe(1);
  });

  test('whoever sends one is not asked', () => {
    line.opened();
    line.frame(snapshot(1));
    hand.turn(snapshotWithinMs);
    expect(asked()).toBe(0);
  });
});

describe('requests', () => {
  const request = () =>
    session.request({ t: 'command', name: 'plant.reload', input: {}, sender: { person: 'harms', desk: 'desk 1' } });

  test('an answer settles its own request', async () => {
    const first = request();
    const second = request();
    line.frame({ t: 'reply', id: 2, ok: true, value: 'b' });
    line.frame({ t: 'reply', id: 1, ok: true, value: 'a' });
    expect(await first).toEqual({ ok: true, value: 'a' });
    expect(await second).toEqual({ ok: true, value: 'b' });
  });

  test('a request under way when the line breaks ends as unavailable and is not sent again', async () => {
    const answer = request();
    line.closed();
    line.opened();
    line.frame(snapshot(1));
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'unavailable', details: { sent: true } } });
    expect(sent.filter((frame) => frame.t === 'command')).toHaveLength(1);
  });

  test('without a line nothing is sent, and the answer says so', async () => {
    up = false;
    expect(await request()).toMatchObject({ ok: false, error: { kind: 'unavailable', details: { sent: false } } });
    expect(sent).toEqual([]);
  });

  test('a request that nobody answers ends after the limit', async () => {
    const answer = request();
    hand.turn(answerWithinMs);
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  test('a refusal comes through as data', async () => {
    const answer = request();
    line.frame({ t: 'reply', id: 1, ok: false, error: { kind: 'conflict', message: 'm', next: 'n' } });
    expect(await answer).toEqual({ ok: false, error: { kind: 'conflict', message: 'm', next: 'n' } });
  });
});
