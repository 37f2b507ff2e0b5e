import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type ConsoleError, type Result, refuse, succeed } from '../../contract/errors.ts';
import { migrations } from './schema.ts';

/** WAL-reset bug: before this version committed writes could be lost with two connections. */
const oldestSqlite = [3, 51, 3] as const;

export type LogDatabase = Database.Database;

/** Creates `folder` where it is missing, and holds its lock until the value is called. */
export function holdFolder(folder: string): Result<() => void> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    return refuse(
      'log-failed',
      `The data folder ${folder} cannot be created (${errorCode(cause)}). Nothing was changed.`,
      'Choose another folder with --data, or make its parent writable, and start the console again.',
    );
  }
  try {
    // Said here in plain words: SQLite opens files of such a folder and then fails in one of several ways.
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    return unwritable(folder, errorCode(cause));
  }
  return lockFolder(folder);
}

/**
 * Opens (or creates) the log in `folder`, holds the folder's lock, and brings the schema up to date. `held`: the lock,
 * where the caller has it already.
 */
export function openLogDatabase(folder: string, held?: () => void): Result<{ db: LogDatabase; release: () => void }> {
  const lock = held === undefined ? holdFolder(folder) : succeed(held);
  if (!lock.ok) return lock;
  try {
    const opened = connect(folder);
    if (!opened.ok) {
      lock.value();
      return opened;
    }
    return succeed({ db: opened.value, release: lock.value });
  } catch (cause) {
    lock.value();
    return { ok: false, error: describeFailure(cause) };
  }
}

/** A transaction that is never ended keeps a second console out, and the kernel lets go of it when the process dies. */
function lockFolder(folder: string): Result<() => void> {
  let lock: LogDatabase | undefined;
  try {
    lock = new Database(join(folder, 'lock.db'), { timeout: 500 });
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return succeed(() => held.close());
  } catch (cause) {
    lock?.close();
    if (errorCode(cause).startsWith('SQLITE_BUSY')) {
      return refuse(
        'conflict',
        `Another console is using the data folder ${folder}. Its log was not touched.`,
        'Close the other console, or choose another folder with --data.',
      );
    }
    if (errorCode(cause) === 'SQLITE_READONLY' || errorCode(cause).startsWith('SQLITE_CANTOPEN')) {
      return unwritable(folder, errorCode(cause));
    }
    return { ok: false, error: describeFailure(cause) };
  }
}

function unwritable(folder: string, code: string): Result<never> {
  return refuse(
    'log-read-only',
    `The data folder ${folder} cannot be written (${code}). Nothing was changed.`,
    'Make the folder writable for this user, or choose another one with --data, and start the console again.',
  );
}

/** The format of a log that exists. Opened for reading only: closing a writer could move its WAL into the file. */
function formatOf(file: string): number {
  if (!existsSync(file)) return 0;
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } finally {
    db.close();
  }
}

/** Opens the log of a folder that is held. Throws what SQLite throws; another format is a refusal. */
export function connect(folder: string): Result<LogDatabase> {
  const file = join(folder, 'log.db');
  const found = formatOf(file);
  if (found > migrations.length) {
    return refuse(
      'not-allowed',
      `The log ${file} was written by a newer Leitstand (format ${found}, this one knows ${migrations.length}). It was not changed.`,
      'Start the newer version.',
    );
  }
  const db = new Database(file, { timeout: 2000 });
  try {
    const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    if (isTooOld(version)) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
    db.pragma('journal_mode = WAL');
    // better-sqlite3 reopens a WAL database at NORMAL, which loses acknowledged commits on power loss.
    db.pragma('synchronous = FULL');
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not accept synchronous = FULL');
    migrate(db, migrations);
    return succeed(db);
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Brings the schema up to date, each step with its number in one transaction: a kill leaves the old or the new one. */
export function migrate(db: LogDatabase, steps: readonly string[]): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  for (let next = found; next < steps.length; next += 1) {
    db.transaction(() => {
      db.exec(steps[next] ?? '');
      db.pragma(`user_version = ${next + 1}`);
    }).immediate();
  }
}

/** Whether this version of SQLite may lose committed writes. */
export function isTooOld(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return !(part > least);
  }
  return false;
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'UNKNOWN';
}

/** Turns what SQLite threw into what a person has to know. */
export function describeFailure(cause: unknown): ConsoleError {
  const code = errorCode(cause);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return refuse(
      'log-full',
      'The disk is full. This was not recorded; everything recorded before is safe.',
      'Free some space on the disk of the data folder, then try again.',
    ).error;
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES') {
    return refuse(
      'log-read-only',
      'The log cannot be written. This was not recorded; monitoring goes on.',
      'Make the data folder writable again, then try again.',
    ).error;
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return refuse(
      'log-failed',
      `The disk reported an error while this was being written (${code}). It does not count as recorded.`,
      'Check the disk of the data folder. Look whether it is in the log before you do it again.',
      { code },
    ).error;
  }
  const text = cause instanceof Error ? cause.message : String(cause);
  return refuse(
    'log-failed',
    `The log could not be written or read (${code}: ${text}). This was not recorded.`,
    'Check the disk of the data folder, keep the file, and restart the console.',
    { code },
  ).error;
}
