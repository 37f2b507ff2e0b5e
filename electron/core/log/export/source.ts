import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import { decodeEntry, type StoredEntry } from '../codec.ts';
import type { Entry } from '../kinds.ts';
import { migrations } from '../schema.ts';

/** A row as it lies in the log. `previous` is the hash that its own one builds on; null where that lies elsewhere. */
export interface StoredRow {
  seq: number;
  body: string;
  hash: string;
  previous: string | null;
}

/** Somebody whose name stands in the log. `id` and `name` are equal for a typed name. */
export interface KnownPerson {
  id: string;
  name: string;
}

/**
 * The log for reading alone, on a connection of its own. What was there when it was opened is what it gives: the log
 * only grows, so no transaction has to be held open while somebody reads slowly.
 */
export interface ExportSource {
  /** The seq of the first and the last entry; both 0 for an empty log. */
  readonly first: number;
  readonly last: number;
  row(seq: number): StoredRow | undefined;
  /** Decoded entries after `after`, as the log itself gives them. */
  read(after: number, limit: number): Entry[];
  /** Seqs of these subjects and of the corrections of their entries, ascending. */
  seqsOf(subjects: readonly string[]): number[];
  /** Seqs after `after` up to `upTo` that were written from `from` on and before `to` (epoch ms), ascending. */
  seqsBetween(from: number, to: number, after: number, upTo: number): number[];
  /** Everybody whom these entries name as their actor, as the owner of an action or in a confirmation, in their order. */
  people(after: number, upTo: number): KnownPerson[];
  close(): void;
}

const genesisHex = '0'.repeat(64);

/** Opens the log in `folder` for reading; a console may be running on it. Says why where that is not possible. */
export function openExportSource(folder: string): Result<ExportSource> {
  const file = join(folder, 'log.db');
  if (!existsSync(file))
    return refuse('not-found', `There is no log ${file}.`, 'Give the data folder with --data DIR.');
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: 5000 });
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > migrations.length) {
      db.close();
      return refuse(
        'not-allowed',
        `The log ${file} was written by a newer Leitstand (format ${version}, this one knows ${migrations.length}). It was not changed.`,
        'Export it with the newer version.',
      );
    }
    return succeed(new SqliteSource(db));
  } catch (cause) {
    db?.close();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return refuse(
      'log-failed',
      `The log ${file} cannot be read (${code}). Nothing was exported.`,
      'Where the folder cannot be written, copy log.db and log.db-wal elsewhere and export the copy.',
      { code },
    );
  }
}

class SqliteSource implements ExportSource {
  readonly #db: Database.Database;
  readonly #row;
  readonly #page;
  readonly #between;
  readonly #people;
  readonly first: number;
  readonly last: number;

  constructor(db: Database.Database) {
    this.#db = db;
    const ends = db.prepare<[], { first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM entry) AS first, (SELECT max(seq) FROM entry) AS last',
    );
    const { first, last } = ends.get() ?? { first: null, last: null };
    this.first = first ?? 0;
    this.last = last ?? 0;
    this.#row = db.prepare<[number], StoredRow>(
      `SELECT seq, body, lower(hex(hash)) AS hash,
         (SELECT lower(hex(hash)) FROM entry AS earlier WHERE earlier.seq = entry.seq - 1) AS previous
       FROM entry WHERE seq = ?`,
    );
    this.#page = db.prepare<[number, number, number], StoredEntry>(
      'SELECT seq, body, lower(hex(hash)) AS hash FROM entry WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    );
    this.#between = db.prepare<[number, number, string, string], { seq: number }>(
      // A body begins with its time. Reading it as JSON would take five times as long.
      `SELECT seq FROM entry
       WHERE seq > ? AND seq <= ? AND substr(body, 8, 24) >= ? AND substr(body, 8, 24) < ? ORDER BY seq`,
    );
    this.#people = db.prepare<[number, number], Record<'id' | 'name' | 'other' | 'otherName', string | null>>(
      // Most entries are the console's own and need not be read as JSON.
      `SELECT body ->> '$.actor.person' AS id, body ->> '$.actor.name' AS name,
         coalesce(body ->> '$.data.person', body ->> '$.data.owner') AS other, body ->> '$.data.name' AS otherName
       FROM entry WHERE seq > ? AND seq <= ? AND (instr(body, '"person":') > 0 OR instr(body, '"owner":') > 0)
       GROUP BY 1, 2, 3, 4 ORDER BY min(seq)`,
    );
  }

  row(seq: number): StoredRow | undefined {
    const row = this.#row.get(seq);
    return row === undefined || row.seq > 1 ? row : { ...row, previous: genesisHex };
  }

  read(after: number, limit: number): Entry[] {
    return this.#page.all(after, this.last, limit).map(decodeEntry);
  }

  seqsOf(subjects: readonly string[]): number[] {
    const wanted = JSON.stringify(subjects);
    const rows = this.#db.prepare<[string, string, number], { seq: number }>(
      `SELECT seq FROM (
         SELECT seq FROM entry WHERE subject IN (SELECT value FROM json_each(?))
         UNION
         SELECT seq FROM entry WHERE subject >= 'entry/' AND subject < 'entry0'
           AND body ->> '$.data.target.subject' IN (SELECT value FROM json_each(?))
       ) WHERE seq <= ? ORDER BY seq`,
    );
    return rows.all(wanted, wanted, this.last).map(({ seq }) => seq);
  }

  seqsBetween(from: number, to: number, after: number, upTo: number): number[] {
    const [since, before] = [instantText(from), instantText(to)];
    return this.#between.all(after, Math.min(upTo, this.last), since, before).map(({ seq }) => seq);
  }

  people(after: number, upTo: number): KnownPerson[] {
    return this.#people.all(after, Math.min(upTo, this.last)).flatMap(({ id, name, other, otherName }) => {
      return [
        ...(id === null ? [] : [{ id, name: name ?? id }]),
        ...(other === null ? [] : [{ id: other, name: otherName ?? other }]),
      ];
    });
  }

  close(): void {
    this.#db.close();
  }
}

const firstInstant = Date.parse('0000-01-01T00:00:00.000Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** Instants compare as text as long as their years have four digits; others become the first or the last of those. */
function instantText(at: number): string {
  return new Date(Math.min(Math.max(at, firstInstant), lastInstant)).toISOString();
}
