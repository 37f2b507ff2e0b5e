import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ConsoleHost, consoleArguments, type HostOptions, orThrow } from './host.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** A station that has not answered after this is taken as failed, in milliseconds. */
const readyWithinMs = 20_000;

/** The station under plain Node, looked at in Chromium. */
export async function startStationHost(options: HostOptions): Promise<ConsoleHost> {
  const page = await options.context.newPage();
  const host = new StationHost(options, page);
  try {
    await host.start('0');
    await page.goto(host.url);
  } catch (cause) {
    await host.close();
    throw cause;
  }
  return host;
}

class StationHost implements ConsoleHost {
  readonly #options: HostOptions;
  readonly page: Page;
  #child: ChildProcess | undefined;
  url = '';

  constructor(options: HostOptions, page: Page) {
    this.#options = options;
    this.page = page;
  }

  async start(port: string): Promise<void> {
    const args = ['station', ...consoleArguments(this.#options), '--port', port];
    const child = spawn(process.execPath, [join(root, 'dist', 'station', 'cli.js'), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.url = await readyAddress(child);
  }

  async api(path: string, body?: unknown): Promise<unknown> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(new URL(path, this.url), body === undefined ? {} : init);
    return orThrow(path, response.ok, await response.json());
  }

  async kill9(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** The same port again, so that the open page finds the station by itself. */
  async restart(): Promise<void> {
    await this.#end('SIGTERM');
    await this.start(new URL(this.url).port);
  }

  async close(): Promise<void> {
    await this.page.close();
    const killer = setTimeout(() => this.#child?.kill('SIGKILL'), 10_000);
    await this.#end('SIGTERM');
    clearTimeout(killer);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    const fail = (why: string): void => reject(new Error(`the station ${why}; it wrote:\n${out}${err}`));
    const timer = setTimeout(() => fail('did not get ready'), readyWithinMs);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended (${signal ?? code})`);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const address = /^leitstand station ready (http:\/\/\S+)$/m.exec(out)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
