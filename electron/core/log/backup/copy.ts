import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import { examineWhole } from '../recovery/whole-file.ts';
import { putInPlace, reasonOf, syncToDisk } from './durable-files.ts';
import { type Backup, type BackupReason, backupName, listBackups, unfinishedOf } from './names.ts';
import { surplus, timedReason, toMakeRoom } from './retention.ts';

/** Copies never take the last of the disk from the log itself, in bytes. */
const reserve = 64 * 1024 * 1024;

/** What a copy is made of. */
export interface CopyOrder {
  data: string;
  folder: string;
  /** `timed`: the first of its day is kept as the day's, the others as hourly ones. */
  reason: Exclude<BackupReason, 'hourly' | 'daily'> | 'timed';
  /** The console's time, epoch ms. */
  now: number;
  /** An entry that the console has written: a log in which it reads otherwise is not the console's. */
  expected?: { seq: number; head: string };
}

/** A copy that is verified and in place. */
export interface Copied {
  backup: Backup;
  head: string;
}

/**
 * Copies the log of `data`, while it is written or not, into `folder`: in one read transaction of SQLite, then read back
 * whole (every page, every link of the chain), then put in place under its final name. Old copies go by the rules of
 * retention. Never touches the log; a copy that is not whole is removed.
 */
export function copyLog(order: CopyOrder): Result<Copied> {
  const { data, folder } = order;
  let partial: string | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    removeUnfinished(folder);
    const present = listBackups(folder);
    const room = makeRoom(data, folder, present);
    if (!room.ok) return room;
    partial = join(folder, `log-${unfinishedOf(hostname(), process.pid)}`);
    discard(partial);
    vacuumInto(join(data, 'log.db'), partial);
    const { whole, damage } = examineWhole(partial);
    if (damage !== undefined) return failed(`the copy is not whole: ${damage.what}, ${damage.detail}`);
    if (order.expected !== undefined && hashAt(partial, order.expected.seq) !== order.expected.head) {
      return failed(`entry ${order.expected.seq} of the copy is not the one that the console wrote`);
    }
    const log = whole.log.slice(0, 12);
    const own = present.filter((backup) => backup.log === log);
    const reason = order.reason === 'timed' ? timedReason(own, order.now) : order.reason;
    const file = backupName(log, whole.lastSeq, order.now, reason);
    const path = join(folder, file);
    const size = statSync(partial).size;
    putInPlace(partial, path);
    prune(folder, log, order.now);
    return succeed({
      backup: { path, file, log, lastSeq: whole.lastSeq, at: order.now, reason, size },
      head: whole.head,
    });
  } catch (cause) {
    return failed(reasonOf(cause));
  } finally {
    if (partial !== undefined) discard(partial);
  }
}

/** Removes the copies of one log that the rules of retention no longer keep. */
export function prune(folder: string, log: string, now: number): void {
  const own = listBackups(folder).filter((backup) => backup.log === log);
  for (const { path } of surplus(own, now)) rmSync(path, { force: true });
  syncToDisk(folder);
}

/** Removes what copies of this machine left behind whose process is gone. */
export function removeUnfinished(folder: string): void {
  for (const file of readdirSync(folder)) {
    const pid = /^log-(.+)-(\d+)\.partial/.exec(file);
    if (
      pid === null ||
      `log-${unfinishedOf(hostname(), Number(pid[2]))}` !== file.replace(/\.partial.*$/, '.partial')
    ) {
      continue;
    }
    if (Number(pid[2]) !== process.pid && !isRunning(Number(pid[2]))) rmSync(join(folder, file), { force: true });
  }
}

function vacuumInto(from: string, to: string): void {
  const db = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

function hashAt(file: string, seq: number): string {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db.prepare('SELECT lower(hex(hash)) FROM entry WHERE seq = ?').pluck().get(seq) as string;
  } finally {
    db.close();
  }
}

function makeRoom(data: string, folder: string, present: readonly Backup[]): Result<void> {
  const size = ['log.db', 'log.db-wal']
    .map((file) => statSync(join(data, file), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, bytes) => sum + bytes, 0);
  const { bavail, bsize } = statfsSync(folder);
  const missing = size + reserve - bavail * bsize;
  if (missing <= 0) return succeed(undefined);
  const given = toMakeRoom(present, missing);
  if (given.reduce((sum, backup) => sum + backup.size, 0) < missing) {
    return failed(`too little space: the copy needs ${size} bytes and leaves ${reserve} to the log`);
  }
  for (const { path } of given) rmSync(path, { force: true });
  return succeed(undefined);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function discard(partial: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(partial + end, { force: true });
}

function failed(reason: string): { ok: false; error: ReturnType<typeof refuse>['error'] } {
  return refuse(
    'log-failed',
    `No copy of the log was made: ${reason}. Earlier copies are as they were.`,
    'Look at the space and the permissions of the folder. The next copy is tried within the hour.',
    { reason: reason.slice(0, 500) },
  );
}
