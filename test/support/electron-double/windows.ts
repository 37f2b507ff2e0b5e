import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app, preventable } from './app.ts';
import { onDriver, toDriver } from './channel.ts';
import type { Bounds } from './messages.ts';

/** A frame as `senderFrame` shows it. */
interface FrameDouble extends Pick<Electron.WebFrameMain, 'url'> {
  parent: FrameDouble | null;
}

type UsedContents = Pick<
  Electron.WebContents,
  'forcefullyCrashRenderer' | 'id' | 'isCrashed' | 'send' | 'setWindowOpenHandler'
>;

class WebContentsDouble extends EventEmitter implements UsedContents {
  readonly id: number;
  windowOpenHandler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse = () => ({
    action: 'allow',
  });
  #crashed = false;

  constructor(id: number) {
    super();
    this.id = id;
  }

  send(channel: string, ...args: unknown[]): void {
    toDriver({ t: 'send', contents: this.id, channel, args });
  }

  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.windowOpenHandler = handler;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  forcefullyCrashRenderer(): void {
    toDriver({ t: 'crash', contents: this.id });
  }

  setCrashed(crashed: boolean): void {
    this.#crashed = crashed;
  }
}

type UsedWindow = Pick<
  Electron.BrowserWindow,
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show'
>;

const open = new Map<number, BrowserWindow>();
let lastId = 0;
let lastCall = 0;
const loads = new Map<number, { resolve(): void; reject(cause: Error): void }>();

/** A window whose page is a page of the driver's browser. */
export class BrowserWindow extends EventEmitter implements UsedWindow {
  readonly webContents: WebContentsDouble;
  #bounds: Bounds;
  #maximized = false;
  #minimized = false;
  #fullScreen: boolean;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, fullscreen = false, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#fullScreen = fullscreen;
    lastId += 1;
    this.webContents = new WebContentsDouble(lastId);
    open.set(lastId, this);
    const { preload = '', ...preferences } = webPreferences;
    toDriver({
      t: 'open',
      contents: lastId,
      bounds: this.#bounds,
      preload,
      webPreferences: JSON.parse(JSON.stringify(preferences)),
    });
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    lastCall += 1;
    const call = lastCall;
    this.webContents.setCrashed(false);
    toDriver({ t: 'load', contents: this.webContents.id, url, call });
    return new Promise((resolve, reject) => loads.set(call, { resolve, reject }));
  }

  show(): void {
    this.#did('show');
  }

  focus(): void {
    this.#did('focus');
  }

  restore(): void {
    this.#minimized = false;
    this.#did('restore');
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('resize');
    this.#did('maximize');
  }

  minimize(): void {
    this.#minimized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isFullScreen(): boolean {
    return this.#fullScreen;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }

  setBounds(bounds: Bounds): void {
    this.#bounds = bounds;
    toDriver({ t: 'bounds', contents: this.webContents.id, bounds });
    this.emit('move');
    this.emit('resize');
  }

  /** As a person closes it: main may keep it open. */
  close(): boolean {
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.#destroyed = true;
    open.delete(this.webContents.id);
    toDriver({ t: 'destroy', contents: this.webContents.id });
    this.emit('closed');
    if (open.size === 0) app.emit('window-all-closed');
    return true;
  }

  #did(what: string): void {
    toDriver({ t: 'did', what: `window.${what}`, detail: String(this.webContents.id) });
  }
}

app.closeWindows = () => {
  app.removeAllListeners('window-all-closed');
  return [...open.values()].every((window) => window.close());
};

/** The messages that pages sent, as main listens to them. */
class IpcMainDouble extends EventEmitter {}
export const ipcMain = new IpcMainDouble();

onDriver('ipc', ({ contents, channel, args, frame }) => {
  const sender = open.get(contents)?.webContents ?? new WebContentsDouble(contents);
  const main: FrameDouble = { url: 'app://leitstand/index.html', parent: null };
  const senderFrame: FrameDouble | null = frame && { url: frame.url, parent: frame.isMain ? null : main };
  ipcMain.emit(channel, { sender, senderFrame }, ...args);
});
onDriver('loaded', ({ call, contents, error }) => {
  const load = loads.get(call);
  loads.delete(call);
  if (error !== null) {
    load?.reject(new Error(error));
    return;
  }
  load?.resolve();
  open.get(contents)?.emit('ready-to-show');
});
onDriver('navigation', ({ contents, isMainFrame, isSameDocument }) => {
  open.get(contents)?.webContents.emit('did-start-navigation', { isMainFrame, isSameDocument });
});
onDriver('ask-navigation', ({ call, contents, url, isMainFrame }) => {
  const event = Object.assign(preventable(), { url, isMainFrame });
  open.get(contents)?.webContents.emit('will-frame-navigate', event);
  toDriver({ t: 'verdict', call, allowed: !event.defaultPrevented });
});
onDriver('ask-window', ({ call, contents, url }) => {
  const details: Electron.HandlerDetails = {
    url,
    frameName: '',
    features: '',
    disposition: 'new-window',
    referrer: { url: '', policy: 'no-referrer' },
  };
  const allowed = open.get(contents)?.webContents.windowOpenHandler(details).action === 'allow';
  toDriver({ t: 'verdict', call, allowed });
});
onDriver('gone', ({ contents }) => {
  const window = open.get(contents);
  window?.webContents.setCrashed(true);
  window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
});
onDriver('move', ({ contents, bounds }) => open.get(contents)?.setBounds(bounds));
onDriver('maximize', ({ contents }) => open.get(contents)?.maximize());
onDriver('minimize', ({ contents }) => open.get(contents)?.minimize());
onDriver('close', ({ contents }) => {
  open.get(contents)?.close();
});
