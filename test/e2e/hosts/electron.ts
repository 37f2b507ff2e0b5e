import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { askBridge } from './bridge-api.ts';
import { type ConsoleHost, consoleArguments, type HostOptions } from './host.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The desktop in real Electron. */
export class ElectronHost implements ConsoleHost {
  readonly #options: HostOptions;
  readonly #binary: string;
  readonly url = 'app://leitstand/index.html';
  #running: { app: ElectronApplication; page: Page } | undefined;

  constructor(options: HostOptions, binary: string) {
    this.#options = options;
    this.#binary = binary;
  }

  get page(): Page {
    if (this.#running === undefined) throw new Error('Electron was not started');
    return this.#running.page;
  }

  async start(): Promise<void> {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...sandbox, root, ...consoleArguments(this.#options)];
    const app = await _electron.launch({ executablePath: this.#binary, args, cwd: root });
    this.#running = { app, page: await app.firstWindow() };
  }

  api(path: string, body?: unknown): Promise<unknown> {
    return askBridge(this.page, path, body);
  }

  async kill9(): Promise<void> {
    const app = this.#running?.app;
    if (app === undefined) return;
    const closed = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await closed;
    this.#running = undefined;
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  async close(): Promise<void> {
    await this.#running?.app.close();
    this.#running = undefined;
  }
}
