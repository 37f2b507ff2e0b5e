import type { Statement } from 'better-sqlite3';
import type { StoredEntry } from './codec.ts';
import type { LogDatabase } from './database.ts';
import { verifyChain } from './integrity/verify.ts';

/** The columns of a stored entry. SQLite writes the hash as text at once: a Buffer for each row costs more than the row. */
const stored = 'seq, body, lower(hex(hash)) AS hash';

/** Entries at the end of the log that are looked at when the disk had reported an error. */
const tail = 1000;

/** The prepared statements of one connection to the log. */
export interface Statements {
  /** Does the work in one transaction that writes: all of it or nothing. Built once, for it costs as much as an entry. */
  together(work: () => void): void;
  /** Takes the hash in hex. */
  insert: Statement<[number, string, string]>;
  streamSeq: Statement<[string], { seq: number }>;
  page: Statement<[number, number], StoredEntry>;
  subjects: Statement<[string, number, number], StoredEntry>;
  head: Statement<[], { seq: number; hash: string }>;
  hash: Statement<[number], { hash: string }>;
}

/** Prepares what the log asks of its database; throws where the table is not there. */
export function prepareStatements(db: LogDatabase): Statements {
  const transaction = db.transaction((work: () => void) => work());
  return {
    together: (work) => transaction.immediate(work),
    insert: db.prepare('INSERT INTO entry (seq, body, hash) VALUES (?, ?, unhex(?))'),
    streamSeq: db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM entry WHERE subject = ?'),
    page: db.prepare(`SELECT ${stored} FROM entry WHERE seq > ? ORDER BY seq LIMIT ?`),
    subjects: db.prepare(
      // The seqs are sorted first, in the index alone: sorting whole rows reads every text of a long history.
      `SELECT ${stored} FROM entry WHERE seq IN (
         SELECT seq FROM entry WHERE subject IN (SELECT value FROM json_each(?)) AND seq < ? ORDER BY seq DESC LIMIT ?
       ) ORDER BY seq DESC`,
    ),
    head: db.prepare('SELECT seq, lower(hex(hash)) AS hash FROM entry ORDER BY seq DESC LIMIT 1'),
    hash: db.prepare('SELECT lower(hex(hash)) AS hash FROM entry WHERE seq = ?'),
  };
}

/** What is wrong with the end of the log: it has to hold together and end with the entry that was acknowledged last. */
export function checkTail({ page, hash }: Statements, acknowledged: { seq: number; head: string }): string | undefined {
  const hashAt = (seq: number) => hash.get(seq)?.hash;
  if (acknowledged.seq > 0 && hashAt(acknowledged.seq) !== acknowledged.head) {
    return `entry ${acknowledged.seq}, which was acknowledged, is not there`;
  }
  const from = Math.max(0, acknowledged.seq - tail);
  const before = from === 0 ? undefined : hashAt(from);
  const start = before === undefined ? undefined : { seq: from, hash: before };
  const { problem } = verifyChain(page.all(from, 2 * tail), { start, hashAt, chainOnly: true });
  return problem === undefined ? undefined : `entry ${problem.seq}: ${problem.what}`;
}
