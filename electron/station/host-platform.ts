import { fork } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildHandle, Logger, Platform } from '../core/platform.ts';

/** The checkout or installation that this file runs in: its `dist/station` and `electron/station` lie equally deep. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
const fromSource = import.meta.url.endsWith('.ts');

const modules = {
  'demo-server': fromSource ? 'electron/core/demo/server.ts' : 'dist/demo-server.js',
  'log-keeper': fromSource ? 'electron/core/log/backup/process.ts' : 'dist/log-keeper.js',
} as const;

/** Writes to stderr: stdout carries the one line that says that the station is ready. */
export const stderrLogger: Logger = {
  info: (message) => void process.stderr.write(`${message}\n`),
  warn: (message) => void process.stderr.write(`warning: ${message}\n`),
  error: (message) => void process.stderr.write(`error: ${message}\n`),
};

/** The platform of a plain Node process. */
export function createNodePlatform(
  options: Pick<Platform, 'plantFile' | 'version'> & {
    data: string;
    backups?: string | undefined;
    demo?: Platform['demo'];
  },
): Platform {
  return {
    time: { wall: () => Date.now(), monotonic: () => performance.now() },
    paths: {
      data: options.data,
      resources: join(root, 'resources'),
      ...(options.backups === undefined ? {} : { backups: options.backups }),
    },
    plantFile: options.plantFile,
    ...(options.demo === undefined ? {} : { demo: options.demo }),
    desk: hostname(),
    version: options.version,
    logger: stderrLogger,
    spawn: (module, args) => startChild(join(root, modules[module]), args),
  };
}

function startChild(file: string, args: readonly string[]): ChildHandle {
  const child = fork(file, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      let told = false;
      const tell = (reason: string) => {
        if (!told) listener(reason);
        told = true;
      };
      child.on('error', (error) => tell(error.message));
      child.on('exit', (code, signal) => tell(signal ?? `exit code ${code}`));
    },
    send(message) {
      if (child.connected) child.send(message as object);
    },
    kill: () => void child.kill(),
  };
}
