import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Anchor } from '../clock.ts';
import type { ChildHandle, Platform } from '../platform.ts';
import { callControl } from './control.ts';
import { type ControlInput, type ControlName, type DemoState, demoMessageSchema } from './messages.ts';

/** How long the server may take until it is ready, in ms. It takes well under one second on an idle machine. */
const readyDeadlineMs = 15_000;

/** How the demo begins. `state` is its folder; `at` counts only for a new demo, `notBefore` always (epoch ms). */
export interface LaunchOptions {
  state: string;
  speed: number;
  at?: number | undefined;
  notBefore?: number | undefined;
}

/** A demo that is ready: the plant to load, the port it is watched at, and the clock to follow at once. */
export interface ReadyDemo {
  plantText: string;
  port: number;
  anchor: Anchor;
}

export type ClockListener = (anchor: Anchor, nextScene: number | undefined) => void;

/** A running demo data center. Control calls resolve with the state after them, when the clock's listeners have heard. */
export interface DemoHandle {
  /** Resolves once: ready, or `demo-unavailable` with the reason. Never rejects. */
  ready: Promise<Result<ReadyDemo>>;
  /** Told of every new anchor, and at once when there is one already. */
  onClock(listener: ClockListener): void;
  /** Told once when the process has ended, also after `stop`. */
  onExit(listener: (reason: string) => void): void;
  play(): Promise<Result<DemoState>>;
  setSpeed(speed: number): Promise<Result<DemoState>>;
  remove(slot: ControlInput<'remove'>['slot']): Promise<Result<DemoState>>;
  insert(input: ControlInput<'insert'>): Promise<Result<DemoState>>;
  /** The newest state heard of; undefined before the demo is ready. */
  state(): DemoState | undefined;
  stop(): void;
}

/** Starts the demo data center in a process of its own. */
export function launchDemo(platform: Pick<Platform, 'spawn' | 'logger'>, options: LaunchOptions): DemoHandle {
  return new LaunchedDemo(platform, options);
}

class LaunchedDemo implements DemoHandle {
  readonly ready: Promise<Result<ReadyDemo>>;
  readonly #logger: Platform['logger'];
  readonly #child: ChildHandle;
  readonly #clockListeners: ClockListener[] = [];
  readonly #exitListeners: ((reason: string) => void)[] = [];
  #door: { port: number; token: string } | undefined;
  #state: DemoState | undefined;
  #ended: string | undefined;
  #settle: (result: Result<ReadyDemo>) => void = () => {};

  constructor(platform: Pick<Platform, 'spawn' | 'logger'>, options: LaunchOptions) {
    this.#logger = platform.logger;
    this.ready = new Promise((resolve) => {
      const deadline = setTimeout(() => {
        this.#settle(unavailable(`was not ready within ${readyDeadlineMs / 1000} s`));
        this.#child.kill();
      }, readyDeadlineMs);
      this.#settle = (result) => {
        clearTimeout(deadline);
        resolve(result);
      };
    });
    this.#child = platform.spawn('demo-server', argumentsOf(options));
    this.#child.onMessage((message) => this.#receive(message));
    this.#child.onExit((reason) => this.#end(reason));
  }

  onClock(listener: ClockListener): void {
    this.#clockListeners.push(listener);
    if (this.#state !== undefined) listener(this.#state.anchor, this.#state.nextScene);
  }

  onExit(listener: (reason: string) => void): void {
    if (this.#ended === undefined) this.#exitListeners.push(listener);
    else listener(this.#ended);
  }

  play(): Promise<Result<DemoState>> {
    return this.#call('play', {});
  }

  setSpeed(speed: number): Promise<Result<DemoState>> {
    return this.#call('speed', { speed });
  }

  remove(slot: ControlInput<'remove'>['slot']): Promise<Result<DemoState>> {
    return this.#call('remove', { slot });
  }

  insert(input: ControlInput<'insert'>): Promise<Result<DemoState>> {
    return this.#call('insert', input);
  }

  state(): DemoState | undefined {
    return this.#state;
  }

  stop(): void {
    this.#child.kill();
  }

  async #call<Name extends ControlName>(name: Name, input: ControlInput<Name>): Promise<Result<DemoState>> {
    if (this.#ended !== undefined) return unavailable(`has ended (${this.#ended})`);
    if (this.#door === undefined) return unavailable('is still starting');
    const result = await callControl(this.#door, name, input);
    if (result.ok) this.#learn(result.value);
    return result;
  }

  #receive(raw: unknown): void {
    const parsed = demoMessageSchema.safeParse(raw);
    if (!parsed.success) {
      this.#logger.warn('demo: a message that is none of ours was ignored');
      return;
    }
    const message = parsed.data;
    this.#learn(message.state);
    if (message.type !== 'ready') return;
    this.#door = { port: message.port, token: message.token };
    this.#settle(succeed({ plantText: message.plant, port: message.port, anchor: message.anchor }));
  }

  /** Takes over a state unless a newer one is known: the process channel and the control door race each other. */
  #learn(state: DemoState): void {
    const known = this.#state;
    if (known !== undefined && state.revision <= known.revision) return;
    this.#state = state;
    for (const listener of this.#clockListeners) listener(state.anchor, state.nextScene);
  }

  #end(reason: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.#settle(unavailable(`could not be started (${reason})`));
    for (const listener of this.#exitListeners) listener(reason);
  }
}

function argumentsOf({ state, speed, at, notBefore }: LaunchOptions): string[] {
  return [
    '--state',
    state,
    '--speed',
    String(speed),
    ...(at === undefined ? [] : ['--at', String(at)]),
    ...(notBefore === undefined ? [] : ['--not-before', String(notBefore)]),
  ];
}

function unavailable(what: string): Result<never> {
  return refuse(
    'demo-unavailable',
    `The demo data center ${what}. The log was not touched.`,
    'Restart the console; the demo then goes on where it was.',
  );
}
