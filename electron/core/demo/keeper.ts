import type { CommandName, Sender } from '../../contract/commands.ts';
import type { Clock } from '../clock.ts';
import type { Platform } from '../platform.ts';
import type { Status } from '../status.ts';
import { type DemoHandle, launchDemo } from './launch.ts';
import type { DemoState } from './messages.ts';
import { sparePart } from './parts.ts';
import { demoSeed } from './seed.ts';

/** A demo that ended by itself is started again after this time, in milliseconds. */
const restartMs = 1000;

interface Options {
  platform: Platform;
  /** Where the demo keeps how far its day has come. */
  folder: string;
  clock: Clock;
  status: Status;
  speed: number;
  at: number | undefined;
  /** Called with the plant file's text when a demo that ended is ready again: its port is another each time. */
  onPlant(text: string): void;
}

/** Keeps the demo data center running beside a console, and the console's clock on the scenario's. */
export class DemoKeeper {
  readonly #options: Options;
  #handle: DemoHandle | undefined;
  #restart: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#show('starting', undefined);
  }

  handle(): DemoHandle | undefined {
    return this.#handle;
  }

  /**
   * Starts the demo and gives the text of its plant file, or nothing where it could not be started. Its clock does not
   * begin before `notBefore` (console ms), the end of the log.
   */
  async start(notBefore: number | undefined): Promise<string | undefined> {
    const { platform, folder, clock, speed, at } = this.#options;
    const handle = launchDemo(platform, { state: folder, speed, at, notBefore });
    this.#handle = handle;
    handle.onClock((anchor) => {
      clock.follow(anchor);
      this.#show('running', handle.state());
    });
    handle.onExit((reason) => this.#onExit(reason));
    const ready = await handle.ready;
    if (this.#stopped) return undefined;
    if (!ready.ok) {
      platform.logger.error(`${ready.error.message} ${ready.error.next}`);
      this.#show('failed', undefined);
      return undefined;
    }
    clock.follow(ready.value.anchor);
    this.#show('running', handle.state());
    return ready.value.plantText;
  }

  /** What a new log begins with. Inputs may need the id of the incident that the first step declared. */
  seed(begin: number): { name: CommandName; sender: Sender; input(incident: string): unknown }[] {
    return demoSeed(begin);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#restart);
    this.#handle?.stop();
  }

  #onExit(reason: string): void {
    if (this.#stopped) return;
    this.#options.platform.logger.warn(`the demo data center ended (${reason}) and is started again`);
    this.#show('failed', undefined);
    this.#restart = setTimeout(() => void this.#startAgain(), restartMs);
  }

  async #startAgain(): Promise<void> {
    const text = await this.start(this.#options.clock.now());
    if (text !== undefined) this.#options.onPlant(text);
  }

  #show(state: 'starting' | 'running' | 'failed', demo: DemoState | undefined): void {
    const { status, clock } = this.#options;
    status.patch({
      demo: {
        state,
        speed: demo?.anchor.speed ?? clock.speed(),
        canInsertSpare: demo !== undefined,
        spareSerial: sparePart.serial,
        ...(demo?.nextScene === undefined ? {} : { nextScene: demo.nextScene }),
      },
    });
  }
}
