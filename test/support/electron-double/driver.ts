import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { type Settings, settingsVariable, type ToDouble, type ToDriver } from './messages.ts';
import { type MainSide, type Question, WindowPage } from './window-page.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Something that main did which a person would have seen: focus, a dialog, the menu. */
export interface Deed {
  what: string;
  detail: string;
}

/** Main on the double, in a process of its own, with its windows as pages of a browser context. */
export class DesktopRun implements MainSide {
  readonly #context: BrowserContext;
  readonly #child: ChildProcess;
  readonly #pages = new Map<number, WindowPage>();
  readonly #answers = new Map<number, (message: ToDriver) => void>();
  readonly #waiting = new Set<() => void>();
  #lastCall = 0;
  readonly deeds: Deed[] = [];
  readonly corePids: number[] = [];
  /** Errors on the pages' consoles, among them everything that the policy stopped. */
  readonly complaints: string[] = [];
  /** What main wrote to standard error: its journal. */
  journal = '';
  /** Called when a second instance on the same profile gave up; the test tells the first one. */
  onSecondInstance: (argv: string[]) => void = () => {};

  constructor(context: BrowserContext, args: readonly string[], settings: Settings) {
    this.#context = context;
    this.#child = fork(join(root, 'dist', 'desktop', 'main.js'), [...args], {
      cwd: root,
      execArgv: ['--import', join(import.meta.dirname, 'register.ts')],
      env: { ...process.env, [settingsVariable]: JSON.stringify(settings) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.journal += text;
      this.#changed();
    });
    this.#child.stdout?.resume();
    this.#child.on('message', (message: ToDriver) => this.#hear(message));
    this.#child.on('exit', () => this.#changed());
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** The open windows, oldest first. */
  get windows(): WindowPage[] {
    return [...this.#pages.values()];
  }

  /** Waits until `holds` gives something, asking after everything that main does. Rejects with what main wrote. */
  async until<T>(what: string, holds: () => T | undefined | false, withinMs = 20_000): Promise<T> {
    const end = Date.now() + withinMs;
    for (;;) {
      const value = holds();
      if (value !== undefined && value !== false) return value;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; main wrote:\n${this.journal}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The first window, once its page is loaded. */
  firstWindow(): Promise<WindowPage> {
    return this.until('the first window', () => this.windows.find((window) => window.loaded));
  }

  send(message: ToDouble): void {
    if (this.#child.connected) this.#child.send(message);
  }

  /** Asks main something that it answers with yes or no. */
  async allows(question: Question): Promise<boolean> {
    const answer = await this.#call((call) => ({ ...question, call }) as ToDouble);
    return answer.t === 'verdict' && answer.allowed;
  }

  /** Has main's protocol handler answer a request. */
  async fetch(url: string, method = 'GET'): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
    const answer = await this.#call((call) => ({ t: 'request', call, url, method }));
    if (answer.t !== 'response') throw new Error('main did not answer the request');
    return { status: answer.status, headers: answer.headers, body: Buffer.from(answer.body, 'base64') };
  }

  /** Closes the windows as a person does and waits for main to end; after ten seconds it is ended. */
  async quit(): Promise<void> {
    for (const window of this.windows) this.send({ t: 'close', contents: window.contents });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await this.#ended();
    clearTimeout(timer);
  }

  /** Ends main at once, as a power cut does, and takes its windows away. */
  async kill9(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended();
    await Promise.all(this.windows.map((window) => window.close()));
    this.#pages.clear();
  }

  async #ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  #call(message: (call: number) => ToDouble): Promise<ToDriver> {
    this.#lastCall += 1;
    const call = this.#lastCall;
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`main ended; it wrote:\n${this.journal}`));
      this.#child.once('exit', ended);
      this.#answers.set(call, (answer) => {
        this.#child.off('exit', ended);
        resolve(answer);
      });
      this.send(message(call));
    });
  }

  #hear(message: ToDriver): void {
    switch (message.t) {
      case 'open':
        this.#pages.set(
          message.contents,
          new WindowPage(this, this.#context, message, readFileSync(message.preload, 'utf8')),
        );
        break;
      case 'load':
        void this.#pages.get(message.contents)?.load(message.url, message.call);
        break;
      case 'send':
        this.#pages.get(message.contents)?.deliver(message.channel, message.args);
        break;
      case 'bounds':
        void this.#pages.get(message.contents)?.resize(message.bounds);
        break;
      case 'destroy':
        void this.#pages.get(message.contents)?.close();
        this.#pages.delete(message.contents);
        break;
      case 'crash':
        void this.#pages.get(message.contents)?.crash();
        break;
      case 'forked':
        this.corePids.push(message.pid);
        break;
      case 'second-instance':
        this.onSecondInstance(message.argv);
        break;
      case 'did':
        this.deeds.push({ what: message.what, detail: message.detail });
        break;
      case 'response':
      case 'verdict':
        this.#answers.get(message.call)?.(message);
        this.#answers.delete(message.call);
        break;
      default:
        message satisfies never;
    }
    this.#changed();
  }

  #changed(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
