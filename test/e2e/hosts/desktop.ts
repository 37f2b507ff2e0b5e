import type { BrowserContext, Page } from '@playwright/test';
import { DesktopRun } from '../../support/electron-double/driver.ts';
import type { Bounds } from '../../support/electron-double/messages.ts';
import type { WindowPage } from '../../support/electron-double/window-page.ts';
import { askBridge } from './bridge-api.ts';
import { type ConsoleHost, consoleArguments, type HostOptions } from './host.ts';

/** The displays of the double's machine: a desk and a wall beside it. */
const displays: Bounds[] = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 3840, height: 2160 },
];

/** The desktop's real main and preload on the double of electron. */
export class DesktopHost implements ConsoleHost {
  readonly #context: BrowserContext;
  readonly #args: string[];
  readonly #data: string;
  readonly url = 'app://leitstand/index.html';
  /** The displays that main finds at its next start. */
  displays = displays;
  #run: DesktopRun | undefined;
  #window: WindowPage | undefined;

  constructor(options: HostOptions) {
    this.#context = options.context;
    this.#args = consoleArguments(options);
    this.#data = options.data;
  }

  get run(): DesktopRun {
    if (this.#run === undefined) throw new Error('the desktop was not started');
    return this.#run;
  }

  get window(): WindowPage {
    if (this.#window === undefined) throw new Error('the desktop has no window yet');
    return this.#window;
  }

  get page(): Page {
    return this.window.page;
  }

  async start(): Promise<void> {
    await this.open();
    await this.api('/api/snapshot');
  }

  /** Starts main and waits for its window, but not for the core. */
  async open(): Promise<void> {
    const run = this.launch();
    this.#run = run;
    try {
      this.#window = await run.firstWindow();
    } catch (cause) {
      await run.kill9();
      throw cause;
    }
  }

  /** One more process of the desktop on the same data folder; the caller ends it. */
  launch(): DesktopRun {
    const settings = { displays: this.displays, locale: 'en-GB', appData: this.#data };
    return new DesktopRun(this.#context, this.#args, settings);
  }

  api(path: string, body?: unknown): Promise<unknown> {
    return askBridge(this.page, path, body);
  }

  kill9(): Promise<void> {
    return this.run.kill9();
  }

  async restart(): Promise<void> {
    await this.run.quit();
    await this.start();
  }

  async close(): Promise<void> {
    await this.#run?.quit();
  }
}
