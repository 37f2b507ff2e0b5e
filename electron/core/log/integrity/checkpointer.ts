import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, succeed } from '../../../contract/errors.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../platform.ts';
import type { Log } from '../log.ts';
import { checkpointText, parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { replaceFile } from './replace-file.ts';
import { loadSigner, type Signer } from './signer.ts';

/** The latest checkpoint in the data folder, to be copied elsewhere. */
export const checkpointFile = 'checkpoint.txt';
/** A checkpoint is due after so many new entries, or so many milliseconds. */
const dueEntries = 1000;
const dueMs = 600_000;
/** How often time alone is looked at, in milliseconds. */
const lookMs = 10_000;
/** How long a stop waits for the last checkpoint to be on its way, in milliseconds. */
const farewellMs = 1000;

const actor = { system: 'log' };
const keySubject = 'log/key';
const checkpointSubject = 'log/checkpoint';

/** What is there, in place of what the last checkpoint saw. */
export interface Mismatch {
  expected: SignedCheckpoint;
  foundSize: number;
  foundHead: string | undefined;
  /** The name of the copy that is kept of the checkpoint which does not fit. */
  keptAs: string;
}

interface Surroundings {
  folder: string;
  log: Log;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  logger: Logger;
  /** The log is not the one that the last checkpoint saw. */
  onMismatch(mismatch: Mismatch): void;
  /** Each checkpoint that became durable, for places outside the data folder. */
  onCheckpoint?: ((checkpoint: SignedCheckpoint) => Promise<void> | undefined) | undefined;
}

/**
 * Signs the log at intervals. A checkpoint is itself an entry, and the latest one lies beside the log as a text file.
 * A log that cannot be written makes no checkpoints; that the log says by itself.
 */
export class Checkpointer {
  readonly #with: Surroundings;
  #signer: Signer | undefined;
  #logId = '';
  #introduced = false;
  #phase: 'waiting' | 'beginning' | 'signing' = 'waiting';
  /** What the last checkpoint covered, and the entry that holds it. */
  #size = 0;
  #seq = 0;
  #last: SignedCheckpoint | undefined;
  #lastAt: number;
  #told: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<Result<SignedCheckpoint | undefined>> | undefined;

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
    this.#lastAt = surroundings.clock.monotonic();
  }

  /** Begins: at once, or as soon as the log has an entry. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => this.consider(), lookMs);
    await this.#begin();
  }

  /** The latest checkpoint, if there is one. */
  latest(): SignedCheckpoint | undefined {
    return this.#last;
  }

  /** Makes a checkpoint if one is due. Cheap: call it whenever entries became durable. */
  consider(): void {
    if (this.#timer === undefined || this.#writing !== undefined) return;
    if (this.#phase !== 'signing') {
      void this.#begin();
      return;
    }
    const fresh = this.#with.log.lastSeq() - Math.max(this.#seq, this.#size);
    if (fresh >= dueEntries || (fresh > 0 && this.#with.clock.monotonic() - this.#lastAt >= dueMs)) {
      void this.checkpointNow().then((made) => {
        if (!made.ok) this.#with.logger.warn(`no checkpoint: ${made.error.message}`);
      });
    }
  }

  /**
   * Signs the log as it is now, and resolves when the checkpoint is durable, with it; with the one before where nothing
   * was written since. Handovers call this, so that what is handed over is sealed.
   */
  async checkpointNow(): Promise<Result<SignedCheckpoint | undefined>> {
    if (this.#writing !== undefined) await this.#writing;
    this.#writing = this.#write().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  /** The last checkpoint of this run. */
  async stop(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    const made = await this.checkpointNow();
    if (!made.ok) this.#with.logger.warn(`no last checkpoint: ${made.error.message}`);
    // The process may end right after this.
    await Promise.race([this.#told, sleep(farewellMs, undefined, { ref: false })]);
  }

  /** Compares the log with `checkpoint.txt`, and loads or makes the key. Nothing to sign yet: it is tried again. */
  async #begin(): Promise<void> {
    const { folder, log, logger } = this.#with;
    if (this.#phase !== 'waiting' || log.lastSeq() === 0) return;
    this.#phase = 'beginning';
    try {
      this.#signer = loadSigner(folder);
    } catch (cause) {
      logger.error(`the log is not signed: ${String(cause)}`);
      return;
    }
    if (this.#signer.setAside !== undefined) {
      logger.warn(`the log's key could not be read; it is kept as ${this.#signer.setAside}, and a new one was made`);
    }
    const [newest] = log.readSubjects([checkpointSubject], Number.MAX_SAFE_INTEGER, 1);
    if (newest?.kind === 'log.checkpoint') {
      this.#size = newest.data.size;
      this.#seq = newest.seq;
      this.#last = newest.data;
    }
    await this.#reportMismatch();
    this.#complain(await this.#introduceKey());
    this.#phase = 'signing';
    this.consider();
  }

  async #write(): Promise<Result<SignedCheckpoint | undefined>> {
    const { log, clock, folder, logger, onCheckpoint } = this.#with;
    if (this.#signer === undefined || log.lastSeq() === this.#seq) return succeed(this.#last);
    // Also when it fails: a disk that is full is not asked again and again.
    this.#lastAt = clock.monotonic();
    const introduced = await this.#introduceKey();
    if (!introduced.ok) return introduced;
    const head = log.lastEntry();
    if (head === undefined) return succeed(this.#last);
    const time = new Date(clock.now()).toISOString();
    const checkpoint = this.#signer.sign({ log: this.#logId, size: head.seq, head: head.hash, time });
    const appended = await log.append([
      { kind: 'log.checkpoint', subject: checkpointSubject, actor, data: checkpoint },
    ]);
    if (!appended.ok) return appended;
    this.#size = head.seq;
    this.#seq = appended.value[0]?.seq ?? head.seq;
    this.#last = checkpoint;
    try {
      replaceFile(join(folder, checkpointFile), checkpointText(checkpoint), 0o644);
    } catch (cause) {
      logger.warn(`${checkpointFile} was not renewed: ${String(cause)}`);
    }
    this.#told = onCheckpoint?.(checkpoint);
    return succeed(checkpoint);
  }

  /** A file from before that saw more, or something else, than the log holds now. */
  async #reportMismatch(): Promise<void> {
    const { folder, log, logger, onMismatch } = this.#with;
    let text: string;
    try {
      text = readFileSync(join(folder, checkpointFile), 'utf8');
    } catch {
      return;
    }
    const expected = parseCheckpoint(text);
    if (expected === undefined) {
      logger.warn(`${checkpointFile} in ${folder} is not a checkpoint; it is renewed`);
      return;
    }
    const [found] = log.read(expected.size - 1, 1);
    if (found?.hash === expected.head) return;
    const keptAs = `checkpoint-${expected.size}-${expected.head.slice(0, 16)}.txt`;
    try {
      replaceFile(join(folder, keptAs), text, 0o644);
    } catch (cause) {
      logger.warn(`the checkpoint that does not fit could not be kept: ${String(cause)}`);
    }
    const foundSize = log.lastSeq();
    onMismatch({ expected, foundSize, foundHead: found?.hash, keptAs });
    const { size, head, time } = expected;
    const data = { size, head, time, foundSize, keptAs, ...(found === undefined ? {} : { foundHead: found.hash }) };
    this.#complain(await log.append([{ kind: 'log.mismatched', subject: 'log', actor, data }]));
  }

  /** Writes the log's id and public key into the log, once for each key. */
  async #introduceKey(): Promise<Result<unknown>> {
    const { log, logger } = this.#with;
    if (this.#signer === undefined || this.#introduced) return succeed(undefined);
    const [known] = log.readSubjects([keySubject], Number.MAX_SAFE_INTEGER, 1);
    const keyed = known?.kind === 'log.keyed' ? known.data : undefined;
    const { key, publicKey } = this.#signer;
    if (this.#logId === '') this.#logId = keyed?.log ?? randomUUID();
    if (keyed !== undefined && keyed.key !== key)
      logger.warn('the log goes on with another key and says from where on');
    const data = { log: this.#logId, key, publicKey };
    const written =
      keyed?.key === key
        ? succeed(undefined)
        : await log.append([{ kind: 'log.keyed', subject: keySubject, actor, data }]);
    this.#introduced = written.ok;
    return written;
  }

  #complain(result: Result<unknown>): void {
    if (!result.ok) this.#with.logger.warn(`the log could not record its own state: ${result.error.message}`);
  }
}
