import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import { prune, removeUnfinished } from './copy.ts';
import { putInPlace, reasonOf } from './durable-files.ts';
import { type Backup, listBackups, unfinishedOf } from './names.ts';

/** Copies that one run catches up with at most, beside the newest: a share that was away for weeks is not flooded. */
const mostAtOnce = 5;

/**
 * Brings the copies beside the log to the second folder: the newest, then those of days and handovers that are missing
 * there. Each is read back and compared before it gets its name. `expectSome`: copies of this log were put there before,
 * so a folder without any is a mount point whose share is away, and nothing is written into it.
 */
export function mirrorBackups(local: string, second: string, newest: Backup, expectSome: boolean): Result<Backup> {
  try {
    if (!statSync(second, { throwIfNoEntry: false })?.isDirectory()) return failed('the folder is not there');
    const there = listBackups(second).filter(({ log }) => log === newest.log);
    if (expectSome && there.length === 0) {
      return failed('the folder is there but holds none of the copies made before: its share may not be mounted');
    }
    removeUnfinished(second);
    const present = new Set(there.map(({ file }) => file));
    const missing = listBackups(local)
      .filter(({ log, file, reason }) => log === newest.log && reason !== 'hourly' && !present.has(file))
      .filter(({ file }) => file !== newest.file)
      .slice(-mostAtOnce);
    for (const backup of [newest, ...missing.toReversed()]) {
      if (!present.has(backup.file)) bring(backup, second);
    }
    prune(second, newest.log, newest.at);
    return succeed({ ...newest, path: join(second, newest.file) });
  } catch (cause) {
    return failed(reasonOf(cause));
  }
}

function bring(backup: Backup, second: string): void {
  const partial = join(second, `log-${unfinishedOf(hostname(), process.pid)}`);
  try {
    copyFileSync(backup.path, partial);
    if (digest(partial) !== digest(backup.path)) throw new Error('the copy reads otherwise than what was written');
    putInPlace(partial, join(second, backup.file));
  } finally {
    rmSync(partial, { force: true });
  }
}

function digest(file: string): string {
  const sum = createHash('sha256');
  const chunk = Buffer.alloc(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
      sum.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
  return sum.digest('hex');
}

function failed(reason: string): { ok: false; error: ReturnType<typeof refuse>['error'] } {
  return refuse(
    'log-failed',
    `The second folder did not get its copy: ${reason}. Copies beside the log are made all the same.`,
    'Bring the folder back; what it missed is copied then.',
    { reason: reason.slice(0, 500) },
  );
}
