import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ChildHandle, Platform } from '../core/platform.ts';

/** Where the built modules lie that run in a process of their own. */
const modules = {
  'demo-server': join(import.meta.dirname, '..', 'demo-server.js'),
  'log-keeper': join(import.meta.dirname, '..', 'log-keeper.js'),
} as const;

/** Starts one of our modules under Electron's own Node. It ends with us: the channel to it closes when we are gone. */
export const spawnModule: Platform['spawn'] = (module, args): ChildHandle => {
  const child = fork(modules[module], [...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    onMessage: (listener) => child.on('message', listener),
    onExit(listener) {
      let told = false;
      const once = (reason: string): void => {
        if (!told) listener(reason);
        told = true;
      };
      child.once('error', (cause) => once(cause.message));
      child.once('exit', (code, signal) => once(signal === null ? `exit code ${code}` : `signal ${signal}`));
    },
    send(message) {
      // A child that is just going is told by onExit, not by a throw here.
      if (child.connected) child.send(message as object, () => {});
    },
    kill: () => child.kill(),
  };
};
