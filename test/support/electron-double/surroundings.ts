import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type Electron from 'electron';
import { app } from './app.ts';
import { onDriver, settings, toDriver } from './channel.ts';

/** `protocol`: custom schemes, declared before the application is ready and served after. */
const schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
const declared = new Set<string>();

export const protocol: Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> = {
  registerSchemesAsPrivileged(customSchemes) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of customSchemes) declared.add(scheme);
  },
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('protocol.handle may be called only after app is ready');
    if (!declared.has(scheme)) throw new Error(`the scheme ${scheme} was not declared as privileged`);
    schemes.set(scheme, handler as (request: Request) => Response | Promise<Response>);
  },
};

onDriver('request', async ({ call, url, method }) => {
  const handler = schemes.get(new URL(url).protocol.slice(0, -1));
  // `url` of a Request is parsed anew by it, as Chromium does before a handler sees it.
  const response = (await handler?.(new Request(url, { method }))) ?? new Response(null, { status: 404 });
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  toDriver({ t: 'response', call, status: response.status, headers: Object.fromEntries(response.headers), body });
});

/** `session`: permissions, which pages ask for through the driver. */
type SessionUsed = Pick<
  Electron.Session,
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
>;
let permission: Parameters<SessionUsed['setPermissionRequestHandler']>[0] = null;
const defaultSession: SessionUsed = {
  setPermissionRequestHandler(handler) {
    permission = handler;
  },
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
};
export const session = { defaultSession };

onDriver('ask-permission', ({ call, permission: name }) => {
  const answer = (allowed: boolean): void => toDriver({ t: 'verdict', call, allowed });
  // Without a handler Electron grants everything.
  if (permission === null) answer(true);
  else permission({} as Electron.WebContents, name as 'media', answer, {} as Electron.PermissionRequest);
});

type DisplayDouble = Pick<Electron.Display, 'id' | 'workArea'>;
const displays: DisplayDouble[] = settings.displays.map((workArea, index) => ({ id: index + 1, workArea }));
export const screen = {
  getAllDisplays: (): DisplayDouble[] => displays,
  getPrimaryDisplay(): DisplayDouble {
    const [primary] = displays;
    if (primary === undefined) throw new Error('there is no display');
    return primary;
  },
};

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: Electron.MenuItemConstructorOptions[]): void {
    toDriver({ t: 'did', what: 'menu', detail: JSON.stringify(menu) });
  },
};

export const powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start'> = {
  start: () => 1,
};

export const dialog = {
  showErrorBox(title: string, content: string): void {
    toDriver({ t: 'did', what: 'dialog.error', detail: `${title}: ${content}` });
  },
  /** Stays open until it is closed by its signal, as nobody clicks here. */
  showMessageBox(options: Electron.MessageBoxOptions): Promise<Pick<Electron.MessageBoxReturnValue, 'response'>> {
    toDriver({ t: 'did', what: 'dialog.open', detail: `${options.message}: ${options.detail ?? ''}` });
    return new Promise((resolve) => {
      options.signal?.addEventListener('abort', () => {
        toDriver({ t: 'did', what: 'dialog.close', detail: options.message });
        resolve({ response: options.cancelId ?? 0 });
      });
    });
  },
};

/** `utilityProcess`: a real process of its own, under Node. */
export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], _options?: Electron.ForkOptions) {
    const child = fork(modulePath, args, {
      execArgv: ['--import', join(import.meta.dirname, 'utility.ts')],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const utility = new UtilityProcessDouble();
    child.on('spawn', () => toDriver({ t: 'forked', pid: child.pid ?? 0 }));
    child.on('message', (message) => utility.emit('message', message));
    child.on('exit', (code) => utility.emit('exit', code ?? 1));
    utility.postMessage = (message) => {
      if (child.connected) child.send(message as object, () => {});
    };
    utility.kill = () => child.kill();
    return utility;
  },
};

class UtilityProcessDouble extends EventEmitter implements Pick<Electron.UtilityProcess, 'kill' | 'postMessage'> {
  postMessage: (message: unknown) => void = () => {};
  kill: () => boolean = () => false;
}
