import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { searchFormat, searchSchema } from './schema.ts';

export type SearchDatabase = Database.Database;

/** The file's name beside log.db. */
export const searchFile = 'search.db';

/** Opens the index in `folder`, or an empty one where there is none that can be used; in memory where none can be written. */
export function openSearchFile(folder: string): SearchDatabase {
  try {
    return openKnown(join(folder, searchFile));
  } catch {
    removeSearchFile(folder);
  }
  try {
    return openKnown(join(folder, searchFile));
  } catch {
    return openKnown(':memory:');
  }
}

/** Deletes the index with its companions. What cannot be deleted is left. */
export function removeSearchFile(folder: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    try {
      rmSync(join(folder, searchFile + suffix), { force: true });
    } catch {
      // A file that can neither be used nor removed: the index is then kept in memory.
    }
  }
}

function openKnown(file: string): SearchDatabase {
  const db = new Database(file, { timeout: 1000 });
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    const empty = db.prepare('SELECT count(*) AS count FROM sqlite_schema').pluck().get() === 0;
    if (!empty && version !== searchFormat) throw new Error(`search index of format ${version}`);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    if (empty) {
      db.transaction(() => {
        db.exec(searchSchema);
        db.pragma(`user_version = ${searchFormat}`);
      }).immediate();
    }
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Whether what SQLite threw means that the index cannot be trusted and has to be built anew. */
export function isDamage(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^SQLITE_(CORRUPT|NOTADB|IOERR|MISMATCH|CONSTRAINT)/.test(code);
}
