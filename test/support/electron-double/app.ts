import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { onDriver, settings, toDriver } from './channel.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** An event as main's listeners get it. */
export function preventable(): { preventDefault(): void; defaultPrevented: boolean } {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

type Used = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getLocale'
  | 'getPath'
  | 'getVersion'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady'
>;

class AppDouble extends EventEmitter implements Used {
  readonly #paths = new Map<string, string>([['userData', join(settings.appData, 'leitstand')]]);
  #ready = false;
  #lock: string | undefined;
  /** Windows close before the application quits; the window double puts its own in here. */
  closeWindows: () => boolean = () => true;

  constructor() {
    super();
    setImmediate(() => {
      this.#ready = true;
      this.emit('ready', {});
    });
    process.on('exit', () => {
      if (this.#lock !== undefined) rmSync(this.#lock, { force: true });
    });
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before the app is ready');
    toDriver({ t: 'did', what: 'app.enableSandbox', detail: '' });
  }

  getAppPath(): string {
    return root;
  }

  getLocale(): string {
    return settings.locale;
  }

  getVersion(): string {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the double knows no path named ${name}`);
    mkdirSync(path, { recursive: true });
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'SingletonLock');
    if (holderLives(file)) {
      toDriver({ t: 'second-instance', argv: process.argv });
      return false;
    }
    writeFileSync(file, String(process.pid));
    this.#lock = file;
    onDriver('second-instance', ({ argv }) => this.emit('second-instance', {}, argv, root, null));
    return true;
  }

  quit(): void {
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented || !this.closeWindows()) return;
    const will = preventable();
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    process.exit(code);
  }
}

function holderLives(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

export const app = new AppDouble();
