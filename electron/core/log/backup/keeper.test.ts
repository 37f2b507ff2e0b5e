import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { singleton } from '../../../contract/collections.ts';
import { createClock } from '../../clock.ts';
import type { ChildHandle } from '../../platform.ts';
import { Status } from '../../status.ts';
import { Tables } from '../../tables.ts';
import type { Draft, Entry } from '../kinds.ts';
import { damageNote } from '../recovery/heal.ts';
import type { Finding, Job } from './job.ts';
import { LogKeeper } from './keeper.ts';

let folder: string;
let tables: Tables;
let written: Draft[];
let jobs: Job[];
/** What the next processes find, and how they end; null: they never end. */
let answers: { findings: Finding[]; end: string | null }[];

const head = 'a'.repeat(64);
const last = {
  seq: 7,
  at: 0,
  hash: head,
  kind: 'console.stopped',
  subject: 'console',
  actor: { system: 'x' },
  data: {},
};
const copied = { t: 'copied', file: 'f', size: 1, lastSeq: 7, head, ms: 5 } as const;

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'leitstand-keeper-'));
  [tables, written, jobs, answers] = [new Tables(), [], [], []];
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function makeKeeper(): LogKeeper {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const spawn = (_module: string, [job = '']: readonly string[]): ChildHandle => {
    jobs.push(JSON.parse(job));
    const { findings, end } = answers.shift() ?? { findings: [], end: 'exit code 0' };
    return {
      onMessage: (listener) => {
        for (const finding of findings) queueMicrotask(() => listener(finding));
      },
      onExit: (listener) => end !== null && setTimeout(() => listener(end), 10),
      send: () => {},
      kill: () => {},
    };
  };
  return new LogKeeper({
    platform: { spawn, logger: silent, paths: { backups: '/share' } },
    folder,
    clock: createClock({ wall: () => 1000, monotonic: () => 0 }),
    log: { lastSeq: () => 7, read: () => [], readSubjects: () => [], lastEntry: () => last as Entry },
    status: new Status(tables, { version: '1', desk: 'd', plantSource: '' }),
    observe: (drafts) => void written.push(...drafts),
  });
}

async function run(work: Promise<void>, ms = 100): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await work;
}

const row = () => tables.get('system', singleton);

test('a copy in both places is two entries, and both stand in the console’s row', async () => {
  const places = (['data', 'second'] as const).map((where) => ({ ...copied, where, folder: where }));
  answers = [{ findings: places, end: 'exit code 0' }];
  await run(makeKeeper().backupNow('handover'));
  expect(written.map(({ kind, data }) => [kind, data])).toMatchObject([
    ['log.backed-up', { where: 'data', verified: true, lastSeq: 7 }],
    ['log.backed-up', { where: 'second' }],
  ]);
  expect(jobs).toMatchObject([{ reason: 'handover', second: '/share', expected: { seq: 7, head } }]);
  expect(row()?.backups).toMatchObject({ data: { state: 'ok', lastGood: { seq: 7 } }, second: { state: 'ok' } });
});

test('a second folder that is away is said, and the age of its last good copy stays', async () => {
  const keeper = makeKeeper();
  answers = [
    { findings: [{ ...copied, where: 'second', folder: '/share' }], end: 'exit code 0' },
    { findings: [{ t: 'not-copied', where: 'second', folder: '/share', reason: 'away' }], end: 'exit code 0' },
  ];
  await run(keeper.backupNow('timed'));
  await run(keeper.backupNow('timed'));
  expect(written.at(-1)).toMatchObject({ kind: 'log.backup-failed', data: { where: 'second', reason: 'away' } });
  expect(row()?.backups?.second).toMatchObject({ state: 'failed', message: 'away', lastGood: { at: 1000 } });
});

test('a process that ends before it says anything is a copy that failed', async () => {
  answers = [{ findings: [], end: 'SIGKILL' }];
  await run(makeKeeper().backupNow('timed'));
  expect(written).toMatchObject([{ kind: 'log.backup-failed', data: { where: 'data' } }]);
});

test('a share that hangs is given up, and left out until its process is gone', async () => {
  const keeper = makeKeeper();
  answers = [{ findings: [{ ...copied, where: 'data', folder: 'x' }], end: null }];
  await run(keeper.backupNow('timed'), 31 * 60_000);
  answers = [{ findings: [{ ...copied, where: 'data', folder: 'x' }], end: 'exit code 0' }];
  await run(keeper.backupNow('timed'));
  expect(jobs.map((job) => 'second' in job)).toEqual([true, false]);
  expect(written.filter(({ kind }) => kind === 'log.backup-failed').length).toBe(2);
  expect(written.at(-1)).toMatchObject({ kind: 'log.backed-up', data: { where: 'data' } });
});

test('damage is an entry, stands in the row, and the next start is told', async () => {
  answers = [{ findings: [{ t: 'damaged', what: 'chain-broken', seq: 3, detail: 'x' }], end: 'exit code 0' }];
  await run(makeKeeper().verify());
  expect(written).toMatchObject([{ kind: 'log.damage-found', data: { seq: 3, what: 'chain-broken' } }]);
  expect(row()?.verification).toMatchObject({ state: 'damaged' });
  expect(existsSync(join(folder, damageNote))).toBe(true);
});

test('copies are made every hour, the first after a minute', async () => {
  const keeper = makeKeeper();
  keeper.start();
  await vi.advanceTimersByTimeAsync(61_000);
  expect(jobs.map(({ job }) => job)).toEqual(['verify', 'backup']);
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  expect(jobs.map(({ job }) => job)).toEqual(['verify', 'backup', 'backup', 'backup']);
  keeper.stop();
});
