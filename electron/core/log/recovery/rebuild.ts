import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { copyDurably, syncToDisk } from '../backup/durable-files.ts';
import type { Backup } from '../backup/names.ts';
import { genesis } from '../chain.ts';
import { migrations } from '../schema.ts';
import type { PageReader } from './page-reader.ts';
import type { FoundRow } from './record.ts';
import { continueChain, type Link } from './salvage.ts';
import { examineWhole } from './whole-file.ts';

/** A log made of a copy and of what continues its chain in the damaged file. */
export interface Rebuilt {
  /** The copy that it begins with; absent: everything came out of the damaged file. */
  from?: Backup;
  lastSeq: number;
  /** When the last entry was written, epoch ms. */
  lastAt?: number;
  carried: number;
  /** Readable rows of the damaged file behind `lastSeq`, which nothing connects to it. */
  left: number;
}

/**
 * Builds `target`: the newest of `backups` that proves whole, continued by the entries of the damaged file that the hash
 * chain connects to it. Undefined, and no file, where that gives no entry at all.
 */
export function rebuild(
  target: string,
  backups: readonly Backup[],
  pages: PageReader,
  warn: (line: string) => void,
): Rebuilt | undefined {
  for (const from of [...backups, undefined]) {
    discard(target);
    try {
      const rebuilt = tryRebuild(target, from, pages);
      if (rebuilt !== undefined) return rebuilt;
      if (from !== undefined) warn(`the copy ${from.path} does not verify and is passed over`);
    } catch (cause) {
      if (from === undefined) throw cause;
      warn(`the copy ${from.path} cannot be used: ${String(cause)}`);
    }
  }
  discard(target);
  return undefined;
}

/** Removes what a rebuild left behind. */
export function discard(target: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(target + end, { force: true });
}

function tryRebuild(target: string, from: Backup | undefined, pages: PageReader): Rebuilt | undefined {
  if (from !== undefined) copyDurably(from.path, target);
  const { last, lastAt, carried } = carryOver(target, from === undefined, pages);
  if (last.seq === 0) return undefined;
  const { whole } = examineWhole(target);
  if (whole?.lastSeq !== last.seq || whole.head !== last.hash.toString('hex')) return undefined;
  syncToDisk(target);
  return {
    ...(from === undefined ? {} : { from }),
    lastSeq: last.seq,
    ...(Number.isNaN(lastAt) ? {} : { lastAt }),
    carried,
    left: pages.seqs().filter((seq) => seq > last.seq).length,
  };
}

function carryOver(target: string, fresh: boolean, pages: PageReader): { last: Link; lastAt: number; carried: number } {
  const db = new Database(target);
  try {
    // Nothing depends on this file before it is verified, synced and named.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    const finish = fresh ? begin(db) : () => {};
    const last = db.prepare<[], Link>('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1').get();
    const carried = db.transaction(() => insertAll(db, continueChain(pages, last ?? { seq: 0, hash: genesis })))();
    finish();
    const end = db
      .prepare<[], Link & { at: string }>('SELECT seq, hash, at FROM entry ORDER BY seq DESC LIMIT 1')
      .get();
    return { last: end ?? { seq: 0, hash: genesis }, lastAt: Date.parse(end?.at ?? ''), carried };
  } finally {
    db.close();
  }
}

function insertAll(db: Database.Database, rows: Iterable<FoundRow>): number {
  const insert = db.prepare('INSERT INTO entry (seq, body, hash) VALUES (?, ?, ?)');
  let count = 0;
  for (const { seq, body, hash } of rows) {
    insert.run(seq, body.toString('utf8'), hash);
    count += 1;
  }
  return count;
}

/** Makes an empty log without its indexes: to sort them at the end is five times faster than to keep them sorted. */
function begin(db: Database.Database): () => void {
  for (const migration of migrations) db.exec(migration);
  db.pragma(`user_version = ${migrations.length}`);
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
}
