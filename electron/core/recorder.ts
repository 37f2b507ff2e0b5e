import { type ConsoleError, type Result, refuse } from '../contract/errors.ts';
import type { Draft, Entry } from './log/kinds.ts';
import type { Expected, Log } from './log/log.ts';
import type { Noun } from './noun.ts';
import { combineFolds, type Fold, replay } from './replay.ts';
import type { Tables } from './tables.ts';

/** How long to wait before system facts that could not be written are tried again, in milliseconds. */
const retryMs = 2000;
/** System facts kept in memory while the log cannot be written; beyond that the oldest are counted, not kept. */
const largestBacklog = 100_000;

/**
 * Everything that changes the tables goes through here: into the log first, then into the rows. People's entries are
 * refused when the log fails. The console's own observations are not: they are shown at once and written when the log
 * can be written again, so that monitoring goes on.
 */
export class Recorder {
  readonly #log: Log;
  readonly #tables: Tables;
  readonly #foldAll: Fold;
  readonly #onFolded: () => void;
  readonly #onHealth: (error: ConsoleError | undefined) => void;
  readonly #now: () => number;
  readonly #shown = new WeakSet<Draft>();
  #backlog: Draft[] = [];
  #lost = 0;
  #writing = false;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    log: Log,
    tables: Tables,
    nouns: readonly Noun[],
    listeners: { onFolded(): void; onHealth(error: ConsoleError | undefined): void },
    now: () => number,
  ) {
    this.#log = log;
    this.#tables = tables;
    this.#onFolded = listeners.onFolded;
    this.#onHealth = listeners.onHealth;
    this.#now = now;
    this.#foldAll = combineFolds(nouns);
    log.onDurable((entries) => {
      for (const entry of entries) this.#fold(entry);
      this.#onFolded();
    });
  }

  /** Rebuilds the rows from the log. */
  replay(): void {
    replay(this.#log, this.#foldAll, this.#tables);
  }

  /** Records what a person did. Resolves when it is durable, or with the reason why nothing was recorded. */
  async record(drafts: readonly Draft[], expected?: Expected): Promise<Result<Entry[]>> {
    const result = await this.#log.append(drafts, expected);
    if (!result.ok && result.error.kind.startsWith('log-')) this.#onHealth(result.error);
    if (result.ok) this.#onHealth(undefined);
    return result;
  }

  /** Records what the console itself saw, in order, and keeps it while the log cannot be written. */
  observe(drafts: readonly Draft[]): void {
    this.#backlog.push(...drafts);
    if (this.#backlog.length > largestBacklog) {
      const over = this.#backlog.length - largestBacklog;
      this.#backlog.splice(0, over);
      this.#lost += over;
    }
    if (this.#retry === undefined) void this.#write();
    else this.#showUnwritten();
  }

  /** Facts that wait for the log, and how many had to be given up. */
  backlog(): { waiting: number; lost: number } {
    return { waiting: this.#backlog.length, lost: this.#lost };
  }

  async close(): Promise<void> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    await this.#write();
    this.#closed = true;
  }

  async #write(): Promise<void> {
    if (this.#writing || this.#closed) return;
    this.#writing = true;
    while (this.#backlog.length > 0) {
      const drafts = this.#backlog;
      this.#backlog = [];
      const result = await this.#log.append(drafts);
      if (result.ok) {
        this.#onHealth(undefined);
        continue;
      }
      const arrived = this.#backlog;
      this.#backlog = [...drafts, ...arrived];
      this.#onHealth(result.error);
      this.#showUnwritten();
      this.#retry = setTimeout(() => {
        this.#retry = undefined;
        void this.#write();
      }, retryMs);
      break;
    }
    this.#writing = false;
  }

  /** Shows facts that are not in the log yet, and notes when they happened: they will be written later. */
  #showUnwritten(): void {
    const now = this.#now();
    this.#backlog = this.#backlog.map((draft) => {
      if (this.#shown.has(draft)) return draft;
      const dated = { ...draft, happenedAt: draft.happenedAt ?? now };
      this.#shown.add(dated);
      this.#fold({ ...dated, seq: this.#log.lastSeq(), at: now, hash: '' } as Entry);
      return dated;
    });
    this.#onFolded();
  }

  #fold(entry: Entry): void {
    this.#foldAll(entry, this.#tables);
  }
}

/** A log for a console whose data folder cannot be written: reads nothing, refuses everything with the same reason. */
export function createRefusingLog(error: ConsoleError): Log {
  return {
    lastSeq: () => 0,
    read: () => [],
    readSubjects: () => [],
    lastEntry: () => undefined,
    append: async () => refuse(error.kind, error.message, error.next, error.details),
    onDurable: () => {},
    close: () => {},
  };
}
