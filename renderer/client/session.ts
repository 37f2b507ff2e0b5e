import { type ConsoleError, type Result, refuse } from '../../electron/contract/errors.ts';
import {
  blindAfterMs,
  type ClientFrame,
  type DeltaFrame,
  type SnapshotFrame,
  type StreamFrame,
  serverFrameSchema,
} from '../../electron/contract/wire.ts';
import { decide, type Position } from './sync.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** How long a command or query may stay unanswered, in milliseconds. */
export const answerWithinMs = 10_000;
/** How long to wait for a snapshot before asking (again), in milliseconds. */
export const snapshotWithinMs = 400;

/** Timers as the session needs them, so that tests can turn the clock. `after` returns how to cancel. */
export interface Timers {
  after(ms: number, run: () => void): () => void;
}

/** Where a session puts what it hears. */
export interface Sink {
  snapshot(frame: SnapshotFrame): void;
  delta(frame: DeltaFrame): void;
  /** Heard and in step: called for each frame that was taken, after its rows are in place. */
  heard(stamp: StreamFrame): void;
  /** Nothing heard, or not in step, for longer than `blindAfterMs`. */
  blind(): void;
  /** The line broke or could not be opened: one more attempt was made. */
  retry(): void;
  /** A frame came that this screen cannot read: it is of another version than the core. */
  unreadable(): void;
}

type Body =
  Extract<ClientFrame, { t: 'command' | 'query' }> extends infer Frame
    ? Frame extends { id: number }
      ? Omit<Frame, 'id'>
      : never
    : never;

/** A conversation with the core: the stream into the sink, requests and their answers. */
export interface Session {
  request(body: Body): Promise<Result<unknown>>;
  close(): void;
}

/**
 * Opens a session. Frames are parsed; what does not parse counts as not heard. A gap asks for a snapshot. Requests are sent
 * once: when the line breaks they end as `unavailable`, because nobody knows whether they arrived.
 */
export function openSession(open: OpenTransport, sink: Sink, timers: Timers): Session {
  let position: Position | null = null;
  let lastId = 0;
  let asked: (() => void) | null = null;
  const pending = new Map<number, (answer: Result<unknown>) => void>();
  let stopWatch = timers.after(blindAfterMs, () => sink.blind());

  const ask = () => {
    if (asked !== null) return;
    transport.send({ t: 'snapshot' });
    asked = timers.after(snapshotWithinMs * 5, () => {
      asked = null;
      if (position === null) ask();
    });
  };

  const stream = (frame: StreamFrame) => {
    const step = decide(position, frame);
    if (step === 'ask') {
      position = null;
      ask();
    }
    if (step !== 'apply') return;
    position = { epoch: frame.epoch, seq: frame.seq };
    if (frame.t === 'snapshot') {
      asked?.();
      asked = null;
      sink.snapshot(frame);
    } else if (frame.t === 'delta') sink.delta(frame);
    stopWatch();
    stopWatch = timers.after(blindAfterMs, () => sink.blind());
    sink.heard(frame);
  };

  const settle = (id: number, answer: Result<unknown>) => {
    const resolve = pending.get(id);
    pending.delete(id);
    resolve?.(answer);
  };

  const transport: Transport = open({
    opened() {
      position = null;
      asked?.();
      // A station sends its snapshot unasked; whoever does not is asked a moment later.
      asked = timers.after(snapshotWithinMs, () => {
        asked = null;
        if (position === null) ask();
      });
    },
    frame(raw) {
      const parsed = serverFrameSchema.safeParse(raw);
      if (!parsed.success) {
        sink.unreadable();
        return;
      }
      const frame = parsed.data;
      if (frame.t !== 'reply') stream(frame);
      else if (frame.ok) settle(frame.id, { ok: true, value: frame.value });
      else settle(frame.id, { ok: false, error: frame.error as ConsoleError });
    },
    closed() {
      position = null;
      for (const id of [...pending.keys()]) settle(id, lineBroke());
      sink.retry();
    },
  });

  return {
    request(body) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        const cancel = timers.after(answerWithinMs, () => settle(id, unanswered()));
        pending.set(id, (answer) => {
          cancel();
          resolve(answer);
        });
        if (!transport.send({ ...body, id } as ClientFrame)) settle(id, notSent());
      });
    },
    close() {
      stopWatch();
      asked?.();
      transport.close();
      for (const id of [...pending.keys()]) settle(id, lineBroke());
    },
  };
}

function notSent(): Result<never> {
  return refuse(
    'unavailable',
    'There is no connection; nothing was sent.',
    'Wait for the connection, then do it again.',
    {
      sent: false,
    },
  );
}

function lineBroke(): Result<never> {
  return refuse(
    'unavailable',
    'The connection broke before the answer came; the command may have arrived.',
    'Wait for the connection and look at the timeline before doing it again.',
    { sent: true },
  );
}

function unanswered(): Result<never> {
  return refuse(
    'unavailable',
    `The console did not answer within ${answerWithinMs / 1000} s; the command may have arrived.`,
    'Look at the timeline before doing it again.',
    { sent: true },
  );
}
