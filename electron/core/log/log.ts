import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { chainHash, genesis } from './chain.ts';
import { checkDraft, decodeEntry, encodeBody, type StoredEntry } from './codec.ts';
import { describeFailure, type LogDatabase, openLogDatabase } from './database.ts';
import type { Draft, Entry } from './kinds.ts';

/** The writer's expectation: the last entry of `stream` still has this seq (0: the stream is empty). */
export interface Expected {
  stream: string;
  seq: number;
}

/** Reading the log. Every call is one prepared statement; pages are bounded by `limit`. */
export interface LogReader {
  lastSeq(): number;
  read(after: number, limit: number): Entry[];
  /** Entries of these subjects with seq below `before`, newest first. */
  readSubjects(subjects: readonly string[], before: number, limit: number): Entry[];
  lastEntry(): Entry | undefined;
}

/** The append-only incident log of one console. */
export interface Log extends LogReader {
  /** Resolves when the entries are on disk, all of them or none, or with the reason why not. */
  append(drafts: readonly Draft[], expected?: Expected): Promise<Result<Entry[]>>;
  /** Calls back for each batch that became durable, before its `append` resolves. */
  onDurable(listener: (entries: Entry[]) => void): void;
  close(): void;
}

/** The columns of a stored entry. SQLite writes the hash as text at once: a Buffer for each row costs more than the row. */
const stored = 'seq, body, lower(hex(hash)) AS hash';

interface Waiting {
  drafts: readonly Draft[];
  expected: Expected | undefined;
  resolve(result: Result<Entry[]>): void;
}

/** Opens the log in `folder`. There is one writer: the folder is locked until `close`. `held`: its lock, if held already. */
export function openLog(folder: string, clock: Pick<Clock, 'now'>, held?: () => void): Result<Log> {
  const opened = openLogDatabase(folder, held);
  if (!opened.ok) return opened;
  return succeed(new SqliteLog(opened.value.db, opened.value.release, clock));
}

class SqliteLog implements Log {
  readonly #db: LogDatabase;
  readonly #release: () => void;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #insert;
  readonly #streamSeq;
  readonly #page;
  readonly #subjects;
  #queue: Waiting[] = [];
  #scheduled = false;
  #listener: (entries: Entry[]) => void = () => {};
  #seq = 0;
  #head: Buffer = genesis;

  constructor(db: LogDatabase, release: () => void, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#release = release;
    this.#clock = clock;
    this.#insert = db.prepare<[number, string, Buffer]>('INSERT INTO entry (seq, body, hash) VALUES (?, ?, ?)');
    this.#streamSeq = db.prepare<[string], { seq: number }>(
      'SELECT coalesce(max(seq), 0) AS seq FROM entry WHERE subject = ?',
    );
    this.#page = db.prepare<[number, number], StoredEntry>(
      `SELECT ${stored} FROM entry WHERE seq > ? ORDER BY seq LIMIT ?`,
    );
    this.#subjects = db.prepare<[string, number, number], StoredEntry>(
      `SELECT ${stored} FROM entry
       WHERE subject IN (SELECT value FROM json_each(?)) AND seq < ? ORDER BY seq DESC LIMIT ?`,
    );
    this.#readHead();
  }

  lastSeq(): number {
    return this.#seq;
  }

  read(after: number, limit: number): Entry[] {
    return this.#page.all(after, limit).map(decodeEntry);
  }

  readSubjects(subjects: readonly string[], before: number, limit: number): Entry[] {
    return this.#subjects.all(JSON.stringify(subjects), before, limit).map(decodeEntry);
  }

  lastEntry(): Entry | undefined {
    return this.read(this.#seq - 1, 1)[0];
  }

  onDurable(listener: (entries: Entry[]) => void): void {
    this.#listener = listener;
  }

  async append(drafts: readonly Draft[], expected?: Expected): Promise<Result<Entry[]>> {
    let checked: Draft[];
    try {
      checked = drafts.map(checkDraft);
    } catch (cause) {
      return refuse(
        'internal',
        `The console tried to record something malformed: ${String(cause)}. Nothing of it was recorded.`,
        'Tell the people who run this console.',
      );
    }
    return new Promise((resolve) => {
      this.#queue.push({ drafts: checked, expected, resolve });
      if (this.#scheduled) return;
      this.#scheduled = true;
      // Everything that arrives in the same turn shares one fsync.
      setImmediate(() => this.#flush());
    });
  }

  close(): void {
    this.#flush();
    this.#db.close();
    this.#release();
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#queue;
    this.#queue = [];
    if (batch.length === 0) return;
    const answers: { waiting: Waiting; result: Result<Entry[]> }[] = [];
    const written: Entry[] = [];
    try {
      this.#db
        .transaction(() => {
          for (const waiting of batch) {
            const result = this.#write(waiting);
            answers.push({ waiting, result });
            if (result.ok) written.push(...result.value);
          }
        })
        .immediate();
    } catch (cause) {
      const error = describeFailure(cause);
      this.#readHead();
      for (const waiting of batch) waiting.resolve({ ok: false, error });
      return;
    }
    if (written.length > 0) this.#listener(written);
    for (const { waiting, result } of answers) waiting.resolve(result);
  }

  #write({ drafts, expected }: Waiting): Result<Entry[]> {
    if (expected !== undefined) {
      const found = this.#streamSeq.get(expected.stream)?.seq ?? 0;
      if (found !== expected.seq) {
        return refuse(
          'conflict',
          'Somebody else was faster. Nothing of this was recorded.',
          'Look at what changed, then decide again.',
          { seq: found },
        );
      }
    }
    const at = this.#clock.now();
    return succeed(
      drafts.map((draft) => {
        const seq = this.#seq + 1;
        const body = encodeBody(draft, at);
        const hash = chainHash(this.#head, seq, body);
        this.#insert.run(seq, body, hash);
        this.#seq = seq;
        this.#head = hash;
        return { ...draft, seq, at, hash: hash.toString('hex') };
      }),
    );
  }

  #readHead(): void {
    const head = this.#db
      .prepare<[], { seq: number; hash: Buffer }>('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1')
      .get();
    this.#seq = head?.seq ?? 0;
    this.#head = head?.hash ?? genesis;
  }
}
