import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DamageKind } from '../../../contract/models/recovery.ts';
import { listBackups } from '../backup/names.ts';
import { chainHash, genesis } from '../chain.ts';
import { migrations } from '../schema.ts';
import { type Header, readHeader, sizeOf, usualPageSize } from './header.ts';
import { openPages } from './page-reader.ts';
import { continueChain, type Link } from './salvage.ts';
import { endsTorn, isWalDamaged, readWal } from './wal.ts';
import { blame, type Damage, examineWhole } from './whole-file.ts';

/** A log up to this size is read whole at start, in bytes: about 0.3 s. A larger one is read whole in the background. */
export const wholeAtStart = 16 * 1024 * 1024;
/** Entries at the end of the log whose chain is followed at every start. */
const tail = 1000;
/** Runs of entries, spread over the log, whose chain is followed too, and their length. */
const samples = 64;
const sampleLength = 16;
/** A write-ahead file beyond this is not read through at start, in bytes. SQLite keeps it near 4 MB. */
const largestWal = 64 * 1024 * 1024;

/**
 * What a start finds. `new`: there is no log yet. `newer`: of a later version, and not ours to judge. `torn`: good, but
 * its last transaction was cut off unreadably, as a power cut does with what is not acknowledged yet.
 */
export type StartCheck = { state: 'new' | 'good' | 'newer' | 'torn' } | { state: 'damaged'; damage: Damage };

/**
 * Examines the log of a data folder before it is opened, without writing to it. `whole`: read all of it, whatever its
 * size. `backups`: the folder of its copies, by which a log that is gone is told from one that never was.
 */
export function examineAtStart(data: string, backups: string, whole: boolean): StartCheck {
  const file = join(data, 'log.db');
  const size = sizeOf(file);
  const walSize = sizeOf(`${file}-wal`) ?? 0;
  if (size === undefined || (size === 0 && walSize === 0)) {
    const lost = walSize > 0 || listBackups(backups).length > 0;
    return lost ? damaged(size === undefined ? 'missing' : 'empty', 'copies of a log exist') : { state: 'new' };
  }
  const header = readHeader(file);
  const readable = walSize > 0 && walSize <= largestWal;
  const wal = readable ? readWal(`${file}-wal`, header?.pageSize ?? usualPageSize) : undefined;
  if (wal !== undefined && isWalDamaged(wal)) return damaged('wal-damaged', `${wal.beyond.length} frames are cut off`);
  if (size > 0) {
    if (header === undefined) return damaged('not-a-database', 'the header is not that of a database');
    const wrong = wrongHeader(header, walSize);
    if (wrong !== undefined) return damaged('pages-damaged', wrong);
  }
  try {
    const small = whole || size + walSize <= wholeAtStart;
    const check = examineOpen(file, small);
    return check.state === 'good' && wal !== undefined && endsTorn(wal) ? judgeTorn(file) : check;
  } catch (cause) {
    return { state: 'damaged', damage: blame(cause) };
  }
}

/** A cut off transaction whose entries can still be proven was whole once. */
function judgeTorn(file: string): StartCheck {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 });
  let last: Link;
  try {
    last = db.prepare<[], Link>('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1').get() ?? {
      seq: 0,
      hash: genesis,
    };
  } finally {
    db.close();
  }
  const pages = openPages(file, last.seq);
  const [more] = continueChain(pages, last);
  pages.close();
  return more === undefined ? { state: 'torn' } : damaged('wal-damaged', `entry ${more.seq} is cut off`);
}

/** Follows SQLite into the trap that a damaged byte 18 or 19 is: it would give up the write-ahead file unread. */
function wrongHeader({ writeVersion, readVersion }: Header, walSize: number): string | undefined {
  if (writeVersion !== readVersion || writeVersion < 1 || writeVersion > 2) {
    return `the header names the journal modes ${writeVersion} and ${readVersion}`;
  }
  if (writeVersion === 1 && walSize > 0) return 'the header denies the write-ahead file that lies beside it';
  return undefined;
}

function examineOpen(file: string, small: boolean): StartCheck {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > migrations.length) return { state: 'newer' };
    const tables = db
      .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'entry'")
      .pluck()
      .get();
    // A first start that was cut off before its migration leaves a database without tables.
    if (version === 0 && tables === 0) return { state: 'new' };
    if (!small) {
      const wrong = checkSpread(db);
      return wrong === undefined ? { state: 'good' } : { state: 'damaged', damage: wrong };
    }
  } finally {
    db.close();
  }
  const { damage } = examineWhole(file);
  return damage === undefined ? { state: 'good' } : { state: 'damaged', damage };
}

/** Follows the chain at the end of the log and at places spread over it. */
function checkSpread(db: Database.Database): Damage | undefined {
  const last = (db.prepare('SELECT coalesce(max(seq), 0) FROM entry').pluck().get() as number) ?? 0;
  const starts = Array.from({ length: samples }, (_, index) => Math.floor((last * index) / samples));
  for (const start of starts) {
    const wrong = checkRun(db, start, sampleLength);
    if (wrong !== undefined) return wrong;
  }
  return checkRun(db, Math.max(0, last - tail), tail);
}

/** Follows the chain of the entries after `start`, whose hash is taken for granted. */
function checkRun(db: Database.Database, start: number, length: number): Damage | undefined {
  const rows = db
    .prepare<[number, number], { seq: number; body: string; hash: Buffer }>(
      'SELECT seq, body, hash FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?',
    )
    .all(start, length + 1);
  let previous: Buffer | undefined = start === 0 ? genesis : undefined;
  let seq = start === 0 ? 0 : start - 1;
  for (const row of rows) {
    const follows = row.seq === seq + 1;
    const fits = previous === undefined || chainHash(previous, row.seq, row.body).equals(row.hash);
    if (!follows || !fits) {
      return { what: 'chain-broken', seq: seq + 1, detail: `entry ${seq + 1} does not continue the chain` };
    }
    previous = row.hash;
    seq = row.seq;
  }
  return undefined;
}

function damaged(what: DamageKind, detail: string): StartCheck {
  return { state: 'damaged', damage: { what, detail } };
}
