import { type ConsoleError, type Result, refuse } from '../contract/errors.ts';
import { largestBatch } from './log/batch.ts';
import type { Draft, Entry } from './log/kinds.ts';
import type { Expected, Log } from './log/log.ts';
import type { Noun } from './noun.ts';
import { combineFolds, type Fold } from './replay.ts';
import type { Tables } from './tables.ts';

/** How long to wait before system facts that could not be written are tried again, in milliseconds. */
const retryMs = 2000;
/** System facts kept in memory while the log cannot be written; beyond that the oldest are counted, not kept. */
const largestBacklog = 100_000;

interface Listeners {
  onFolded(): void;
  /** How the log is: undefined when it took what it was given. */
  onHealth(error: ConsoleError | undefined): void;
  /** A fact that the log will never take, and why. */
  onGivenUp(reason: string): void;
}

/**
 * Everything that changes the tables goes through here: into the log first, then into the rows. People's entries are
 * refused when the log fails. The console's own observations are not: they are shown at once and written when the log
 * can be written again, so that monitoring goes on.
 */
export class Recorder {
  readonly #log: Log;
  readonly #tables: Tables;
  readonly #foldAll: Fold;
  readonly #listeners: Listeners;
  readonly #now: () => number;
  /** Facts that are not durable yet, oldest first; the first `#shown` of them are in the rows already. */
  #backlog: Draft[] = [];
  #shown = 0;
  #lost = 0;
  #writing: Promise<void> | undefined;
  #failure: ConsoleError | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;
  #followsLog = true;

  constructor(log: Log, tables: Tables, nouns: readonly Noun[], listeners: Listeners, now: () => number) {
    this.#log = log;
    this.#tables = tables;
    this.#listeners = listeners;
    this.#now = now;
    this.#foldAll = combineFolds(nouns);
    log.onDurable((entries) => {
      for (const entry of entries) this.#fold(entry);
      this.#listeners.onFolded();
    });
  }

  /** Records what a person did. Resolves when it is durable, or with the reason why nothing was recorded. */
  async record(drafts: readonly Draft[], expected?: Expected): Promise<Result<Entry[]>> {
    // People decide on what they see: facts that are shown and not written yet have to stand before it in the log.
    const failure = this.#failure === undefined ? undefined : await this.settle();
    if (failure !== undefined) return { ok: false, error: failure };
    const result = await this.#log.append(drafts, expected);
    if (result.ok) this.#listeners.onHealth(undefined);
    else if (result.error.kind.startsWith('log-')) this.#listeners.onHealth(result.error);
    return result;
  }

  /** Records what the console itself saw, in order, and keeps it while the log cannot be written. */
  observe(drafts: readonly Draft[]): void {
    if (this.#closed) return;
    for (const draft of drafts) this.#backlog.push(draft);
    if (this.#failure === undefined) void this.#write();
    else this.#showUnwritten();
  }

  /** Writes now what waits. Resolves when it is durable, with undefined, or with the reason why it still waits. */
  async settle(): Promise<ConsoleError | undefined> {
    await this.#write();
    return this.#failure;
  }

  /** Whether the rows are what the log alone makes of them: never again once they showed what it did not have. */
  followsLog(): boolean {
    return this.#followsLog;
  }

  /** Facts that wait for the log, and how many had to be given up. */
  backlog(): { waiting: number; lost: number } {
    return { waiting: this.#backlog.length, lost: this.#lost };
  }

  /** Writes what still waits, as far as the log takes it. Nothing is observed any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#write();
    clearTimeout(this.#retry);
  }

  #write(): Promise<void> {
    if (this.#writing === undefined && this.#backlog.length > 0) this.#writing = this.#drain();
    return this.#writing ?? Promise.resolve();
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#retry);
    let atOnce = largestBatch;
    while (this.#backlog.length > 0) {
      const drafts = this.#backlog.slice(0, atOnce);
      const result = await this.#log.append(drafts);
      if (result.ok) {
        this.#taken(drafts.length);
        this.#failure = undefined;
        this.#listeners.onHealth(undefined);
      } else if (result.error.kind !== 'internal') {
        this.#wait(result.error);
        break;
      } else if (drafts.length > 1) {
        // One of them is malformed: alone it shows itself, and the others are written.
        atOnce = 1;
      } else {
        this.#taken(1);
        this.#lost += 1;
        this.#listeners.onGivenUp(`${drafts[0]?.kind} of ${drafts[0]?.subject}: ${result.error.message}`);
      }
    }
    this.#writing = undefined;
  }

  #taken(count: number): void {
    this.#backlog.splice(0, count);
    this.#shown = Math.max(0, this.#shown - count);
  }

  #wait(failure: ConsoleError): void {
    this.#failure = failure;
    this.#listeners.onHealth(failure);
    this.#showUnwritten();
    this.#retry = setTimeout(() => void this.#write(), retryMs);
  }

  /** Shows facts that are not in the log yet, and notes when they happened: they will be written later. */
  #showUnwritten(): void {
    const now = this.#now();
    for (let index = this.#shown; index < this.#backlog.length; index += 1) {
      const draft = this.#backlog[index];
      if (draft === undefined) continue;
      const dated = { ...draft, happenedAt: draft.happenedAt ?? now };
      this.#backlog[index] = dated;
      this.#followsLog = false;
      this.#fold({ ...dated, seq: this.#log.lastSeq(), at: now, hash: '' } as Entry);
    }
    this.#shown = this.#backlog.length;
    const over = this.#backlog.length - largestBacklog;
    if (over > 0 && this.#writing === undefined) {
      this.#taken(over);
      this.#lost += over;
    }
    this.#listeners.onFolded();
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
