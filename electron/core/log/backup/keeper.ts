import { join } from 'node:path';
import type { BackupPlace } from '../../../contract/models/recovery.ts';
import type { System } from '../../../contract/models/system.ts';
import type { Clock } from '../../clock.ts';
import type { ChildHandle, Platform } from '../../platform.ts';
import { replaceFile } from '../integrity/replace-file.ts';
import type { Draft, EntryOf } from '../kinds.ts';
import type { LogReader } from '../log.ts';
import { recoverySubject } from '../recovery/account.ts';
import { damageNote } from '../recovery/heal.ts';
import { reasonOf } from './durable-files.ts';
import { type Finding, findingSchema, type Job } from './job.ts';
import { backupFolder } from './names.ts';

/** A copy every hour, in milliseconds. */
const everyMs = 3_600_000;
/** The first things after a start wait until the wall is up, in milliseconds. */
const verifyAfterMs = 5000;
const firstCopyAfterMs = 60_000;
/** A job that takes longer than this is given up, in milliseconds: half an hour. */
const patienceMs = 1_800_000;

/** The stream of what became of the copies. */
const backupSubject = 'log/backup';
const actor = { system: 'backup' } as const;

interface Deps {
  platform: Pick<Platform, 'spawn' | 'logger'> & { paths: Pick<Platform['paths'], 'backups'> };
  folder: string;
  clock: Clock;
  log: LogReader;
  status: { get(): System; patch(parts: Partial<System>): void };
  observe(drafts: readonly Draft[]): void;
}

/**
 * Copies and verifies the log of a running console, in processes of its own, one at a time. Every result is an entry,
 * and stands in the console's row.
 */
export class LogKeeper {
  readonly #deps: Deps;
  readonly #folders: Partial<Record<BackupPlace, string>>;
  #timers: NodeJS.Timeout[] = [];
  #queue: Promise<void> = Promise.resolve();
  #child: ChildHandle | undefined;
  /** A process that was given up and is still there: it hangs on the second folder. */
  #hanging = false;
  #stopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    const { backups } = deps.platform.paths;
    this.#folders = { data: backupFolder(deps.folder), ...(backups === undefined ? {} : { second: backups }) };
  }

  /** Verifies the log soon, copies it when the last copy is older than an hour, and then every hour. */
  start(): void {
    this.#showKnown();
    const last = this.#deps.status.get().backups?.data?.lastGood?.at;
    const age = last === undefined ? everyMs : Math.abs(this.#deps.clock.now() - last);
    const first = Math.max(firstCopyAfterMs, everyMs - Math.min(age, everyMs));
    this.#after(verifyAfterMs, () => void this.verify());
    this.#after(first, () => this.#copyHourly());
  }

  /** Makes a copy now. Resolves when it is made, in all places, or was not; never rejects. */
  backupNow(reason: 'timed' | 'handover' | 'manual'): Promise<void> {
    return this.#enqueue(() => this.#backUp(reason));
  }

  /** Reads the whole log. Resolves when the result stands in the console's row. */
  verify(): Promise<void> {
    return this.#enqueue(async () => {
      this.#deps.status.patch({ verification: { state: 'running', message: '' } });
      const ended = await this.#run({ job: 'verify', data: this.#deps.folder });
      if (ended !== undefined) this.#deps.status.patch({ verification: { state: 'failed', message: ended } });
    });
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#child?.kill();
  }

  #after(ms: number, work: () => void): void {
    const timer = setTimeout(work, ms);
    timer.unref();
    this.#timers.push(timer);
  }

  #copyHourly(): void {
    void this.backupNow('timed');
    this.#timers = [];
    this.#after(everyMs, () => this.#copyHourly());
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#stopped) return;
      try {
        await work();
      } catch (cause) {
        this.#deps.platform.logger.error(`the log's keeper: ${reasonOf(cause)}`);
      }
    });
    return this.#queue;
  }

  async #backUp(reason: 'timed' | 'handover' | 'manual'): Promise<void> {
    const { log, clock, folder } = this.#deps;
    const last = log.lastEntry();
    if (last === undefined) return;
    const { second } = this.#folders;
    const told = new Set<BackupPlace>();
    if (second !== undefined && this.#hanging) this.#failed('second', second, 'the folder has not answered since');
    const ended = await this.#run(
      {
        job: 'backup',
        data: folder,
        ...(second === undefined || this.#hanging ? {} : { second }),
        expectSome: this.#deps.status.get().backups?.second?.lastGood !== undefined,
        reason,
        now: clock.now(),
        expected: { seq: last.seq, head: last.hash },
      },
      (finding) => {
        if (finding.t === 'copied' || finding.t === 'not-copied') told.add(finding.where);
      },
    );
    if (ended === undefined || this.#stopped) return;
    const where = told.has('data') ? 'second' : 'data';
    this.#failed(where, this.#folders[where] ?? '', ended);
  }

  /** Runs a process to its end and takes what it finds. Gives a reason where it did not end well. */
  #run(job: Job, look: (finding: Finding) => void = () => {}): Promise<string | undefined> {
    return new Promise((resolve) => {
      let findings = 0;
      const child = this.#deps.platform.spawn('log-keeper', [JSON.stringify(job)]);
      this.#child = child;
      const timer = setTimeout(() => {
        this.#hanging = true;
        child.kill();
        resolve('it took longer than half an hour and was given up');
      }, patienceMs);
      timer.unref();
      child.onMessage((message) => {
        const finding = findingSchema.safeParse(message).data;
        if (finding === undefined || this.#stopped) return;
        findings += 1;
        look(finding);
        this.#take(finding);
      });
      child.onExit((reason) => {
        clearTimeout(timer);
        this.#hanging = false;
        if (this.#child === child) this.#child = undefined;
        resolve(reason === 'exit code 0' && findings > 0 ? undefined : `its process ended (${reason})`);
      });
    });
  }

  #take(finding: Finding): void {
    const { observe, status, clock } = this.#deps;
    switch (finding.t) {
      case 'copied': {
        const { t: _, folder, ...data } = finding;
        observe([{ kind: 'log.backed-up', subject: backupSubject, actor, data: { ...data, verified: true } }]);
        const lastGood = { at: clock.now(), seq: data.lastSeq, file: data.file, size: data.size };
        this.#show(data.where, { folder, state: 'ok', message: '', lastGood });
        return;
      }
      case 'not-copied':
        this.#failed(finding.where, finding.folder, finding.reason);
        return;
      case 'whole': {
        const { entries, head, ms } = finding;
        observe([{ kind: 'log.verified', subject: recoverySubject, actor, data: { entries, head, ms } }]);
        status.patch({ verification: { state: 'good', at: clock.now(), entries, message: '' } });
        return;
      }
      case 'damaged':
        this.#damaged(finding);
        return;
      case 'not-verified':
        status.patch({ verification: { state: 'failed', at: clock.now(), message: finding.reason } });
        return;
      default:
        finding satisfies never;
    }
  }

  #damaged({ what, seq, detail }: Extract<Finding, { t: 'damaged' }>): void {
    const { observe, status, clock, folder, platform } = this.#deps;
    const data = { what, detail, ...(seq === undefined ? {} : { seq }) };
    observe([{ kind: 'log.damage-found', subject: recoverySubject, actor, data }]);
    status.patch({ verification: { state: 'damaged', at: clock.now(), message: detail } });
    try {
      replaceFile(join(folder, damageNote), JSON.stringify(data), 0o644);
    } catch (cause) {
      platform.logger.error(`the note on the damage could not be written: ${reasonOf(cause)}`);
    }
  }

  #failed(where: BackupPlace, folder: string, reason: string): void {
    const { observe, status, platform } = this.#deps;
    observe([{ kind: 'log.backup-failed', subject: backupSubject, actor, data: { where, reason } }]);
    platform.logger.warn(`no copy of the log in ${folder}: ${reason}`);
    const lastGood = status.get().backups?.[where]?.lastGood;
    const known = lastGood === undefined ? {} : { lastGood };
    this.#show(where, { folder, state: 'failed', message: reason, ...known });
  }

  #show(where: BackupPlace, state: NonNullable<NonNullable<System['backups']>[BackupPlace]>): void {
    const { status } = this.#deps;
    status.patch({ backups: { ...status.get().backups, [where]: state } });
  }

  /** What earlier runs of the console said about the copies. */
  #showKnown(): void {
    const entries = this.#deps.log.readSubjects([backupSubject], Number.MAX_SAFE_INTEGER, 100);
    for (const where of ['data', 'second'] as const) {
      const folder = this.#folders[where];
      if (folder === undefined) continue;
      const good = entries.find(
        (entry): entry is EntryOf<'log.backed-up'> => entry.kind === 'log.backed-up' && entry.data.where === where,
      );
      const lastGood = good && { at: good.at, seq: good.data.lastSeq, file: good.data.file, size: good.data.size };
      this.#show(where, { folder, state: 'waiting', message: '', ...(lastGood === undefined ? {} : { lastGood }) });
    }
  }
}
