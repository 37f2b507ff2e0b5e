import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { LogReader } from '../log/log.ts';
import type { Logger } from '../platform.ts';
import { type Fold, loggedTables, replayPages } from '../replay.ts';
import { Tables } from '../tables.ts';
import type { Point } from './format.ts';
import { readViews } from './read.ts';
import { captureRows, writeViews } from './write.ts';

/** Rows are stored after so many new entries, or so many milliseconds with at least one. */
const dueEntries = 10_000;
const dueMs = 600_000;
/** The shortest pause between two stores: in a storm of entries the disk belongs to the log. */
const restMs = 30_000;
/** How often time alone is looked at, in milliseconds. */
const lookMs = 60_000;
/** Entries folded in one turn of the event loop while the console runs. */
const slice = 500;

interface Surroundings {
  folder: string;
  program: string;
  log: LogReader;
  tables: Tables;
  fold: Fold;
  clock: Pick<Clock, 'monotonic'>;
  logger: Logger;
  /** False while, or after, rows showed facts that were not in the log yet: such rows are not stored. */
  followsLog(): boolean;
}

/** What a start did: entries that were folded, and whether stored rows saved folding all of them. */
export interface Restored {
  folded: number;
  stored: boolean;
}

/**
 * Keeps the rows that the log made beside it, so that a start folds only what came after. The file is disposable: without
 * it, or with one that does not fit, the whole log is folded.
 */
export class ViewsKeeper {
  readonly #with: Surroundings;
  #storedSeq = 0;
  #storedAt: number;
  #storing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
    this.#storedAt = surroundings.clock.monotonic();
  }

  /** Fills the tables with what the log says, and begins to keep them. */
  restore(): Restored {
    const { folder, program, log, tables, fold, logger } = this.#with;
    const found = log.lastSeq() === 0 ? ({ state: 'absent' } as const) : readViews(folder, log, program);
    if (found.state === 'unusable') logger.warn(`stored views are left alone: ${found.because}; the log is replayed`);
    const stored = found.state === 'usable';
    if (stored) {
      for (const name of loggedTables) for (const [id, row] of found.tables.entries(name)) tables.set(name, id, row);
    }
    this.#storedSeq = stored ? found.upTo.seq : 0;
    for (const _ of replayPages(log, fold, tables, this.#storedSeq));
    this.#timer = setInterval(() => this.consider(), lookMs);
    this.#timer.unref();
    return { folded: log.lastSeq() - this.#storedSeq, stored };
  }

  /** Stores the rows if that is due. Cheap: call it whenever entries were folded. */
  consider(): void {
    const fresh = this.#with.log.lastSeq() - this.#storedSeq;
    const pause = this.#with.clock.monotonic() - this.#storedAt;
    if (this.#timer === undefined || this.#storing !== undefined || pause < restMs) return;
    if (fresh >= dueEntries || (fresh > 0 && pause >= dueMs)) void this.#store();
  }

  /** Stores what is new, as the last thing before the log is closed. */
  async stop(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#storing;
    if (this.#with.log.lastSeq() > this.#storedSeq) await this.#store();
  }

  #store(): Promise<void> {
    this.#storing = this.#write()
      .catch((cause: unknown) => this.#with.logger.warn(`the views were not stored: ${String(cause)}`))
      .finally(() => {
        // Also when it failed: a disk that is full is not asked again and again.
        this.#storedAt = this.#with.clock.monotonic();
        this.#storing = undefined;
      });
    return this.#storing;
  }

  async #write(): Promise<void> {
    const { folder, program } = this.#with;
    // Between two turns of the event loop rows and log agree; in the middle of one they need not.
    await turn();
    const { tables, upTo } = this.#with.followsLog() ? this.#present() : await this.#foldedAgain();
    if (upTo === undefined) return;
    await writeViews(folder, program, upTo, captureRows(tables));
    this.#storedSeq = upTo.seq;
  }

  #present(): { tables: Tables; upTo: Point | undefined } {
    return { tables: this.#with.tables, upTo: this.#with.log.lastEntry() };
  }

  /** The rows as the log alone gives them, from what was stored last, a slice at a time. */
  async #foldedAgain(): Promise<{ tables: Tables; upTo: Point | undefined }> {
    const { folder, log, program, fold } = this.#with;
    const found = readViews(folder, log, program);
    const tables = found.state === 'usable' ? found.tables : new Tables();
    let upTo: Point | undefined = found.state === 'usable' ? found.upTo : undefined;
    for (const last of replayPages(log, fold, tables, upTo?.seq ?? 0, slice)) {
      upTo = last;
      await turn();
    }
    return { tables, upTo };
  }
}
