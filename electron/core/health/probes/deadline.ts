/** Where a look had got to; what is said when the time is up. */
export type Phase = 'resolving' | 'connecting' | 'waiting' | 'reading';

/** The time of a look was up. */
export class DeadlinePassed extends Error {
  readonly phase: Phase;
  readonly timeoutMs: number;

  constructor(phase: Phase, timeoutMs: number) {
    super(`no complete answer within ${timeoutMs} ms`);
    this.phase = phase;
    this.timeoutMs = timeoutMs;
  }
}

/** The look was called off: the engine stops, or the plant no longer names the endpoint. */
export class LookCancelled extends Error {}

/**
 * One total deadline over a whole look: resolving, connecting, redirects, head and body. A trickle of bytes does not
 * extend it. `onEnd` has one listener at a time, the exchange under way.
 */
export class Deadline {
  readonly timeoutMs: number;
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #ended: 'passed' | 'cancelled' | undefined;
  #listener: (() => void) | undefined;
  readonly #cancel = (): void => this.#end('cancelled');

  constructor(timeoutMs: number, signal: AbortSignal) {
    this.timeoutMs = timeoutMs;
    this.#signal = signal;
    this.#timer = setTimeout(() => this.#end('passed'), timeoutMs);
    if (signal.aborted) this.#end('cancelled');
    else signal.addEventListener('abort', this.#cancel, { once: true });
  }

  onEnd(listener: (() => void) | undefined): void {
    this.#listener = listener;
  }

  /** Why the look has to end now, or undefined while it may go on. */
  error(phase: Phase): Error | undefined {
    if (this.#ended === undefined) return undefined;
    return this.#ended === 'passed' ? new DeadlinePassed(phase, this.timeoutMs) : new LookCancelled();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#cancel);
    this.#listener = undefined;
  }

  #end(how: 'passed' | 'cancelled'): void {
    this.#ended ??= how;
    this.#listener?.();
  }
}
