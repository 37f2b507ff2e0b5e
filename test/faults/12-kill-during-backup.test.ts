import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupFolder, listBackups } from '../../electron/core/log/backup/names.ts';
import { leastKept } from '../../electron/core/log/backup/retention.ts';
import { examineWhole } from '../../electron/core/log/recovery/whole-file.ts';
import { growLog, inBatch } from '../support/damaged-log.ts';

const rounds = 25;
const keeper = join(import.meta.dirname, '..', '..', 'electron', 'core', 'log', 'backup', 'process.ts');
let base: string;
let data: string;
let share: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'leitstand-kill-backup-'));
  data = join(base, 'data');
  share = mkdtempSync(join(base, 'share-'));
  await growLog(data, 4000);
});
afterAll(() => rmSync(base, { recursive: true }));

/** Makes a copy in the keeper's process, and kills it after some milliseconds; null: lets it end. Gives how long it took. */
function copy(now: number, killAfterMs: number | null): Promise<number> {
  const job = { job: 'backup', data, second: share, expectSome: false, reason: 'timed', now };
  const begun = performance.now();
  const child: ChildProcess = fork(keeper, [JSON.stringify(job)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => resolve(performance.now() - begun));
  });
}

test(`kill -9 during a copy, ${rounds} times: earlier copies stay whole, no half one counts`, async () => {
  const whole = await copy(Date.UTC(2019, 8, 24), null);
  let known = listBackups(backupFolder(data)).map(({ file }) => file);
  expect(known.length).toBe(1);
  let cut = 0;
  for (let round = 1; round <= rounds; round += 1) {
    await growLog(data, inBatch);
    await copy(Date.UTC(2019, 8, 24) + round * 3_600_000, (whole * 1.1 * round) / rounds);
    for (const folder of [backupFolder(data), share]) {
      for (const { path } of listBackups(folder).slice(-leastKept)) expect(examineWhole(path).damage).toBeUndefined();
    }
    const now = listBackups(backupFolder(data)).map(({ file }) => file);
    const newest = known.at(-1) ?? '';
    expect(now).toContain(newest);
    if (now.at(-1) === newest) cut += 1;
    known = now;
  }
  expect(cut).toBeGreaterThan(0);
  await copy(Date.UTC(2019, 8, 28), null);
  for (const folder of [backupFolder(data), share]) {
    expect(readdirSync(folder).filter((file) => file.includes('.partial'))).toEqual([]);
    for (const { path } of listBackups(folder)) expect(examineWhole(path).damage).toBeUndefined();
  }
  expect(listBackups(share).at(-1)?.file).toBe(listBackups(backupFolder(data)).at(-1)?.file);
}, 600_000);
