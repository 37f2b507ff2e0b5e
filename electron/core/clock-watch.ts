import type { Platform } from './platform.ts';

/** Smaller differences are what time synchronisation corrects all the time, in milliseconds. */
const jumpMs = 60_000;
/** How often the two clocks are compared, in milliseconds. */
const everyMs = 5000;

/** A jump of the host's clock: what it had to show, and what it shows. Epoch ms. */
export interface Jump {
  from: number;
  to: number;
}

/**
 * Compares the host's wall clock with its monotonic one and tells when the wall clock was set. Intervals and ages use
 * the monotonic clock and go on as if nothing had happened; entries keep their order by seq.
 */
export class ClockWatch {
  readonly #time: Platform['time'];
  readonly #onJump: (jump: Jump) => void;
  #offset: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(time: Platform['time'], onJump: (jump: Jump) => void) {
    this.#time = time;
    this.#onJump = onJump;
    this.#offset = time.wall() - time.monotonic();
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), everyMs);
    this.#timer.unref();
  }

  /** Compares the clocks now. */
  look(): void {
    const wall = this.#time.wall();
    const due = this.#time.monotonic() + this.#offset;
    if (Math.abs(wall - due) <= jumpMs) return;
    this.#offset = wall - this.#time.monotonic();
    this.#onJump({ from: Math.round(due), to: Math.round(wall) });
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** The jump back that happened while the console was not running, if its log ends later than it is now. */
export function jumpSince(lastAt: number | undefined, now: number): Jump | undefined {
  return lastAt !== undefined && lastAt - now > jumpMs ? { from: lastAt, to: now } : undefined;
}
