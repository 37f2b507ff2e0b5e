import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rows } from '../../electron/contract/collections.ts';
import type { CommandName, CommandRequest } from '../../electron/contract/commands.ts';
import type { LogEntry } from '../../electron/contract/models/entry.ts';

const root = join(import.meta.dirname, '..', '..');

/** A station in a process of its own, as a user starts it, from the built program. */
export interface StationProcess {
  url: string;
  pid: number;
  stderr(): string;
  snapshot(): Promise<{ at: number; logSeq: number; epoch: string; rows: Rows }>;
  log(after?: number): Promise<LogEntry[]>;
  command<Name extends CommandName>(
    name: Name,
    input: CommandRequest<Name>,
    person?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** A folder for one test's data, and how to remove it. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'leitstand-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the command line; resolves when it ends. */
export function runCli(args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = launch(args);
  return new Promise((resolve) => {
    const output = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => (output.stdout += chunk));
    child.stderr?.on('data', (chunk) => (output.stderr += chunk));
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/**
 * Starts `leitstand station ARGS --port 0` and waits until it says that it is ready. Rejects when it ends before. `within`
 * is a command that runs the one given to it as further arguments, in its own process.
 */
export async function startStation(args: string[], within: readonly string[] = []): Promise<StationProcess> {
  const child = launch(['station', '--port', '0', ...args], within);
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const url = await ready(child, () => stderr);
  const json = async (path: string) => (await fetch(url + path)).json();
  return {
    url,
    pid: child.pid ?? 0,
    stderr: () => stderr,
    snapshot: () => json('/api/snapshot') as ReturnType<StationProcess['snapshot']>,
    async log(after = 0) {
      const page = (await json(`/api/log?after=${after}&limit=1000`)) as { entries: LogEntry[] };
      return page.entries;
    },
    async command(name, input, person = 'harms') {
      const response = await fetch(`${url}/api/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, input, sender: { person, desk: 'test' } }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    kill(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      return new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill(signal);
      });
    },
  };
}

/** Asks again until `look` gives something, for at most `withinMs`. */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined, withinMs = 20_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`did not come true within ${withinMs} ms: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function launch(args: string[], within: readonly string[] = []): ChildProcess {
  const [command = process.execPath, ...rest] = [
    ...within,
    process.execPath,
    join(root, 'dist', 'station', 'cli.js'),
    ...args,
  ];
  return spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
}

function ready(child: ChildProcess, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
      const url = /^leitstand station ready (http:\/\/\S+)\n$/.exec(stdout)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('close', (code) => reject(new Error(`the station ended with ${code}: ${stdout}${stderr()}`)));
  });
}
