import { type ConsoleError, refuse } from '../contract/errors.ts';
import type { ClientFrame } from '../contract/wire.ts';
import type { Logger } from '../core/platform.ts';
import { fromCoreSchema, type ToCore } from './core-messages.ts';

/** The core's process as the link sees it: Electron's UtilityProcess has this shape. */
export interface CoreProcess {
  postMessage(message: ToCore): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** What the link needs from its surroundings. `after` calls back in so many milliseconds and returns how to cancel. */
export interface Surroundings {
  fork(): CoreProcess;
  toScreen(window: number, frame: unknown): void;
  onStarted(): void;
  onFailed(error: ConsoleError): void;
  logger: Logger;
  after(ms: number, callback: () => void): () => void;
}

/** The first restart comes after this, each further one after twice the time, up to the longest; milliseconds. */
const firstDelayMs = 250;
const longestDelayMs = 10_000;
/** A core that ran this long was well: the next restart begins with the first delay again. */
const stableAfterMs = 30_000;
/** A core that listening windows have heard nothing from for this long hangs and is replaced (heartbeats come each second). */
const watchMs = 5000;
const silentWatches = 4;
/** So long may an orderly stop take before the process is ended, in milliseconds. */
const stopWithinMs = 5000;

/**
 * Keeps one core alive for all windows: starts it, restarts it with growing delays after it is gone or hangs, and opens the
 * windows' sessions again. A command that was under way when it went is answered, so that no screen waits for ever.
 */
export class CoreLink {
  readonly #around: Surroundings;
  readonly #listening = new Set<number>();
  readonly #waiting = new Map<number, Set<number>>();
  #process: CoreProcess | undefined;
  #ready = false;
  #delay = firstDelayMs;
  #silent = 0;
  #timers = new Set<() => void>();
  #stopped: (() => void) | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Starts the core's process. The windows that listen get their snapshot when it is ready. */
  start(): void {
    const child = this.#around.fork();
    this.#process = child;
    this.#silent = 0;
    child.on('message', (message) => {
      if (this.#process === child) this.#hear(message);
    });
    child.on('exit', (code) => {
      if (this.#process === child) this.#lose(code);
    });
    this.#watch(child);
  }

  /** A frame from a window's page. Its first one opens a session, whose snapshot comes at once. */
  receive(window: number, frame: ClientFrame): void {
    this.#listening.add(window);
    if (this.#process !== undefined && this.#ready) {
      if (frame.t !== 'snapshot') this.#waitingOf(window).add(frame.id);
      this.#process.postMessage({ t: 'frame', window, frame });
      return;
    }
    if (frame.t === 'snapshot') return;
    this.#around.toScreen(window, {
      t: 'reply',
      id: frame.id,
      ...refuse(
        'unavailable',
        'The core of the console is not running; it is being started. Nothing of this was recorded.',
        'Wait until the screen is live again, then repeat it.',
      ),
    });
  }

  /** The window's page is gone: its session ends. */
  forget(window: number): void {
    this.#waiting.delete(window);
    if (this.#listening.delete(window) && this.#ready) this.#process?.postMessage({ t: 'close', window });
  }

  /** Stops the core in order, or ends it after five seconds. Resolves when it is gone; it is not started again. */
  stop(): Promise<void> {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    const child = this.#process;
    if (child === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#around.after(stopWithinMs, () => child.kill());
      this.#stopped = () => {
        cancel();
        resolve();
      };
      child.postMessage({ t: 'stop' });
    });
  }

  #hear(message: unknown): void {
    this.#silent = 0;
    const parsed = fromCoreSchema.safeParse(message);
    if (!parsed.success) {
      this.#around.logger.error('The core sent a message that nobody knows; it was dropped.');
      return;
    }
    const said = parsed.data;
    switch (said.t) {
      case 'started':
        this.#ready = true;
        this.#later(stableAfterMs, () => {
          this.#delay = firstDelayMs;
        });
        for (const window of this.#listening) {
          this.#process?.postMessage({ t: 'frame', window, frame: { t: 'snapshot' } });
        }
        this.#around.onStarted();
        return;
      case 'failed':
        this.#around.logger.error(`The core did not start: ${said.error.message} ${said.error.next}`);
        this.#around.onFailed(said.error);
        return;
      case 'line':
        this.#around.logger[said.level](said.message);
        return;
      case 'frame':
        if (!this.#listening.has(said.window)) return;
        if (said.frame.t === 'reply' && typeof said.frame['id'] === 'number') {
          this.#waitingOf(said.window).delete(said.frame['id']);
        }
        this.#around.toScreen(said.window, said.frame);
        return;
      default:
        said satisfies never;
    }
  }

  #lose(code: number): void {
    this.#process = undefined;
    this.#ready = false;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    if (this.#stopped !== undefined) {
      this.#stopped();
      return;
    }
    this.#around.logger.error(`The core's process ended (code ${code}); it is started again in ${this.#delay} ms.`);
    for (const [window, ids] of this.#waiting) {
      for (const id of ids) {
        this.#around.toScreen(window, {
          t: 'reply',
          id,
          ...refuse(
            'unavailable',
            'The core of the console failed while this was under way. It may or may not be on record.',
            'Wait until the screen is live again and look at the log before you repeat it.',
          ),
        });
      }
    }
    this.#waiting.clear();
    this.#later(this.#delay, () => this.start());
    this.#delay = Math.min(this.#delay * 2, longestDelayMs);
  }

  #watch(child: CoreProcess): void {
    this.#later(watchMs, () => {
      if (this.#ready && this.#listening.size > 0) this.#silent += 1;
      if (this.#silent >= silentWatches) {
        this.#around.logger.error(
          `The core has said nothing for ${(watchMs * silentWatches) / 1000} s; it is replaced.`,
        );
        child.kill();
      }
      this.#watch(child);
    });
  }

  #waitingOf(window: number): Set<number> {
    const ids = this.#waiting.get(window) ?? new Set();
    this.#waiting.set(window, ids);
    return ids;
  }

  #later(ms: number, callback: () => void): void {
    const cancel = this.#around.after(ms, () => {
      this.#timers.delete(cancel);
      callback();
    });
    this.#timers.add(cancel);
  }
}
