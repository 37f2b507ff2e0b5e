import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import { migrations } from '../schema.ts';
import { type Anchors, type ChainRow, type Verdict, verifyChain } from './verify.ts';

/** Rows that are fetched at once: enough to make the fetching cheap, few enough to stay in the cache. */
const page = 500;

/**
 * Verifies the log in `file`. Opens it for reading only, so a console may go on writing; what is verified is the log
 * as it was when this began. A file that SQLite cannot read further is a problem at the entry after the last good one.
 */
export function verifyFile(file: string, against: Pick<Anchors, 'outside' | 'trusted' | 'start'>): Result<Verdict> {
  if (!existsSync(file))
    return refuse('not-found', `There is no log ${file}.`, 'Give the data folder with --data DIR.');
  const progress = { seq: against.start?.seq ?? 0 };
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: 5000 });
    db.exec('BEGIN');
    const disguised = findDisguise(db);
    if (disguised !== undefined) return disguised;
    return succeed(verifyChain(readRows(db, progress), { ...against, ...lookUps(db) }));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_BUSY')) {
      return refuse(
        'unavailable',
        `The log ${file} cannot be opened (${code}).`,
        'Copy log.db and log.db-wal into a folder that can be written, and verify the copy.',
      );
    }
    return refuse(
      'log-failed',
      `The log ${file} cannot be read after entry ${progress.seq} (${code}): the file is damaged.`,
      'Keep the file as it is, and restore the newest backup.',
      { seq: progress.seq + 1, code },
    );
  } finally {
    db?.close();
  }
}

function* readRows(db: Database.Database, progress: { seq: number }): Generator<ChainRow> {
  const next = db.prepare<[number], ChainRow>(
    `SELECT seq, body, lower(hex(hash)) AS hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ${page}`,
  );
  // From the very lowest on: an entry below 1 is one that no log wrote.
  let after = progress.seq > 0 ? progress.seq : Number.MIN_SAFE_INTEGER;
  for (;;) {
    const found = next.all(after);
    for (const row of found) {
      yield row;
      progress.seq = row.seq;
    }
    if (found.length < page) return;
    after = progress.seq;
  }
}

function lookUps(db: Database.Database): Pick<Anchors, 'hashAt' | 'bytesAt'> {
  const hashAt = db.prepare<[number], { hash: string }>('SELECT lower(hex(hash)) AS hash FROM entry WHERE seq = ?');
  const bytesAt = db.prepare<[number], { bytes: Buffer }>(
    'SELECT CAST(body AS BLOB) AS bytes FROM entry WHERE seq = ?',
  );
  return { hashAt: (seq) => hashAt.get(seq)?.hash, bytesAt: (seq) => bytesAt.get(seq)?.bytes };
}

/** The tables, indexes and triggers have to be the ones that we made: other ones could show entries that are not there. */
function findDisguise(db: Database.Database): ReturnType<typeof refuse> | undefined {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    return refuse(
      'not-allowed',
      `The log was written by a newer Leitstand (format ${version}, this one knows ${migrations.length}).`,
      'Verify it with the newer version, or as docs/verify.md tells.',
    );
  }
  const model = new Database(':memory:');
  try {
    for (const migration of migrations.slice(0, version)) model.exec(migration);
    const [found, expected] = [readSchema(db), readSchema(model)];
    for (const [name, sql] of expected) {
      if (found.get(name) !== sql) {
        const how = found.has(name) ? 'is not the one that Leitstand makes' : 'is missing';
        return refuse(
          'log-failed',
          `The log's ${name} ${how}: somebody changed the structure of the file.`,
          'Keep the file as it is, and compare it with a backup and an outside checkpoint.',
        );
      }
    }
    return undefined;
  } finally {
    model.close();
  }
}

function readSchema(db: Database.Database): Map<string, string> {
  const rows = db.prepare<[], { name: string; sql: string }>(
    "SELECT type || ' ' || name AS name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'",
  );
  return new Map(rows.all().map(({ name, sql }) => [name, sql]));
}
