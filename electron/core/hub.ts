import type { Changes } from '../contract/collections.ts';
import { type DeltaFrame, heartbeatMs, type SnapshotFrame, type StreamFrame } from '../contract/wire.ts';
import type { Tables } from './tables.ts';

/** Deltas are gathered this long, in milliseconds: at most ten a second reach a screen. */
const coalesceMs = 100;

/** What every frame tells about the console besides its rows. */
export interface Stamp {
  at: number;
  speed: number;
  logSeq: number;
  dataAsOf: number | null;
}

/** Turns changes of the tables into the stream of frames that every screen follows. */
export class Hub {
  readonly #tables: Tables;
  readonly #epoch: string;
  readonly #stamp: () => Stamp;
  readonly #listeners = new Set<(frame: StreamFrame) => void>();
  #changes: Record<string, Record<string, unknown>> = {};
  #dirty = false;
  #seq = 0;
  #flushTimer: NodeJS.Timeout | undefined;
  #heartbeatTimer: NodeJS.Timeout | undefined;

  constructor(tables: Tables, epoch: string, stamp: () => Stamp) {
    this.#tables = tables;
    this.#epoch = epoch;
    this.#stamp = stamp;
    tables.listen((name, id, row) => {
      if (name === 'observed') return;
      const changes = this.#changes[name] ?? {};
      changes[id] = row ?? null;
      this.#changes[name] = changes;
      this.#dirty = true;
      this.#flushTimer ??= setTimeout(() => this.#flush(), coalesceMs);
    });
  }

  start(): void {
    this.#heartbeatTimer = setInterval(() => {
      this.#send({ t: 'heartbeat', epoch: this.#epoch, seq: this.#seq, ...this.#stamp() });
    }, heartbeatMs);
  }

  stop(): void {
    clearInterval(this.#heartbeatTimer);
    clearTimeout(this.#flushTimer);
    this.#listeners.clear();
  }

  /** The listener gets frames from the state of `snapshot()` on, which it should take in the same turn. */
  subscribe(listener: (frame: StreamFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All rows as of now; what was gathered is sent to the others first, so that seq means the same to all. */
  snapshot(): SnapshotFrame {
    this.#flush();
    return { t: 'snapshot', epoch: this.#epoch, seq: this.#seq, ...this.#stamp(), rows: this.#tables.snapshot() };
  }

  #flush(): void {
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    if (!this.#dirty) return;
    const changes = this.#changes as Changes;
    this.#changes = {};
    this.#dirty = false;
    const from = this.#seq;
    this.#seq += 1;
    const frame: DeltaFrame = { t: 'delta', epoch: this.#epoch, from, seq: this.#seq, ...this.#stamp(), changes };
    this.#send(frame);
  }

  #send(frame: StreamFrame): void {
    for (const listener of [...this.#listeners]) listener(frame);
  }
}
