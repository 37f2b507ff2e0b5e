import { type ConsoleError, type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { takeBatch } from './batch.ts';
import { chainHex, genesisHex } from './chain.ts';
import { checkDraft, decodeEntry, encodeBody } from './codec.ts';
import { connect, describeFailure, type LogDatabase, openLogDatabase } from './database.ts';
import type { Draft, Entry } from './kinds.ts';
import { checkTail, prepareStatements, type Statements } from './statements.ts';

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

interface Waiting {
  drafts: readonly Draft[];
  expected: Expected | undefined;
  resolve(result: Result<Entry[]>): void;
}

/** Opens the log in `folder`. There is one writer: the folder is locked until `close`. `held`: its lock, if held already. */
export function openLog(folder: string, clock: Pick<Clock, 'now'>, held?: () => void): Result<Log> {
  const opened = openLogDatabase(folder, held);
  if (!opened.ok) return opened;
  return succeed(new SqliteLog(folder, opened.value.db, opened.value.release, clock));
}

class SqliteLog implements Log {
  readonly #folder: string;
  readonly #release: () => void;
  readonly #clock: Pick<Clock, 'now'>;
  #db: LogDatabase;
  #statements: Statements;
  #queue: Waiting[] = [];
  #scheduled = false;
  #listener: (entries: Entry[]) => void = () => {};
  #seq = 0;
  #head = genesisHex;
  /** The disk reported an error: what SQLite and the kernel hold in memory may not be what lies on disk. */
  #suspect = false;

  constructor(folder: string, db: LogDatabase, release: () => void, clock: Pick<Clock, 'now'>) {
    this.#folder = folder;
    this.#db = db;
    this.#release = release;
    this.#clock = clock;
    this.#statements = prepareStatements(db);
    const head = this.#statements.head.get();
    if (head !== undefined) [this.#seq, this.#head] = [head.seq, head.hash];
  }

  lastSeq(): number {
    return this.#seq;
  }

  read(after: number, limit: number): Entry[] {
    return this.#statements.page.all(after, limit).map(decodeEntry);
  }

  readSubjects(subjects: readonly string[], before: number, limit: number): Entry[] {
    return this.#statements.subjects.all(JSON.stringify(subjects), before, limit).map(decodeEntry);
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
      this.#schedule();
    });
  }

  close(): void {
    while (this.#queue.length > 0) this.#flush();
    this.#db.close();
    this.#release();
  }

  /** Everything that arrives in the same turn shares one fsync, as far as it fits into a batch. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #flush(): void {
    const { batch, rest } = takeBatch(this.#queue);
    this.#queue = rest;
    if (batch.length === 0) return;
    const failure = this.#write(batch);
    if (failure !== undefined) for (const waiting of batch) waiting.resolve({ ok: false, error: failure });
  }

  /** Writes a batch in one transaction and tells its writers; the reason, where nothing of it was written. */
  #write(batch: readonly Waiting[]): ConsoleError | undefined {
    const before = { seq: this.#seq, head: this.#head };
    const answers: { waiting: Waiting; result: Result<Entry[]> }[] = [];
    const written: Entry[] = [];
    try {
      const broken = this.#suspect ? this.#reopen() : undefined;
      if (broken !== undefined) return broken;
      const work = () => {
        for (const waiting of batch) {
          const result = this.#insert(waiting);
          answers.push({ waiting, result });
          if (result.ok) written.push(...result.value);
        }
      };
      // One insert is a transaction by itself, and a begin and a commit of its own would double its cost.
      if (batch.length === 1 && batch[0]?.drafts.length === 1) work();
      else this.#statements.together(work);
    } catch (cause) {
      [this.#seq, this.#head] = [before.seq, before.head];
      const error = describeFailure(cause);
      this.#suspect ||= /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(String(error.details?.code));
      return error;
    }
    if (written.length > 0) this.#listener(written);
    for (const { waiting, result } of answers) waiting.resolve(result);
    return undefined;
  }

  #insert({ drafts, expected }: Waiting): Result<Entry[]> {
    if (expected !== undefined) {
      const found = this.#statements.streamSeq.get(expected.stream)?.seq ?? 0;
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
        const hash = chainHex(this.#head, seq, body);
        this.#statements.insert.run(seq, body, hash);
        this.#seq = seq;
        this.#head = hash;
        return { ...draft, seq, at, hash };
      }),
    );
  }

  /**
   * After an error of the disk: a new connection, which knows nothing but what it reads, and a look at the end of the
   * log. Nothing is written until what was acknowledged is found there.
   */
  #reopen(): ConsoleError | undefined {
    const opened = connect(this.#folder);
    if (!opened.ok) return opened.error;
    const fresh = opened.value;
    let kept = false;
    try {
      const statements = prepareStatements(fresh);
      const wrong = checkTail(statements, { seq: this.#seq, head: this.#head });
      if (wrong !== undefined) {
        return refuse(
          'log-failed',
          `The log was looked at after an error of the disk, and it is damaged: ${wrong}. This was not recorded.`,
          'Keep the data folder as it is and start the console again: it restores what can be restored.',
        ).error;
      }
      this.#db.close();
      [this.#db, this.#statements, this.#suspect, kept] = [fresh, statements, false, true];
      return undefined;
    } finally {
      if (!kept) fresh.close();
    }
  }
}
