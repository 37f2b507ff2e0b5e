import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Fetching Electron's binary is given up after this, in milliseconds. */
const fetchWithinMs = 60_000;
/** After a failed attempt the next one is made no sooner than this, in milliseconds: no start waits for it twice. */
const retryAfterMs = 24 * 3_600_000;

/** The path of Electron's binary below `root`, or undefined where it was not (or not wholly) downloaded. */
export function findElectron(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Has the `electron` package fetch its binary, quietly, for at most a minute. Undefined when that fails. */
export function fetchElectron(root: string): string | undefined {
  const failed = join(root, '.cache', 'electron-fetch-failed');
  const last = statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - last < retryAfterMs) return undefined;
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return undefined;
  process.stdout.write(`Fetching Electron's binary once (at most ${fetchWithinMs / 1000} s) …\n`);
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: fetchWithinMs, killSignal: 'SIGKILL' });
  const binary = findElectron(root);
  if (binary === undefined) {
    mkdirSync(dirname(failed), { recursive: true });
    writeFileSync(failed, '');
  } else {
    rmSync(failed, { force: true });
  }
  return binary;
}
