import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyLog } from '../../electron/core/log/backup/copy.ts';
import { backupFolder } from '../../electron/core/log/backup/names.ts';
import { copyLogFiles, growLog, readHashes, seeded } from '../support/damaged-log.ts';
import { eventually, runCli, startStation } from '../support/station.ts';

const inCopy = 300;
const inLog = 500;
let base: string;
let original: string[];
let turn = 0;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'leitstand-ruined-'));
  const data = join(base, 'data');
  await growLog(data, inCopy);
  const copied = copyLog({ data, folder: backupFolder(data), reason: 'timed', now: Date.UTC(2019, 8, 24, 9) });
  if (!copied.ok) throw new Error(copied.error.message);
  await growLog(data, inLog - inCopy);
  original = readHashes(data);
});
afterAll(() => rmSync(base, { recursive: true }));

/** The log as it was, in a folder of its own, and then ruined. */
function ruinedFolder(ruin: (file: string) => void, withCopies: boolean): string {
  turn += 1;
  const folder = join(base, `ruined-${turn}`);
  copyLogFiles(join(base, 'data'), folder);
  if (!withCopies) rmSync(join(folder, 'backups'), { recursive: true });
  ruin(join(folder, 'log.db'));
  return folder;
}

const ruins: [string, (file: string) => void, number][] = [
  ['truncated in the middle', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)), inCopy],
  ['truncated within a page', (file) => truncateSync(file, 4096 * 3 + 17), inCopy],
  ['truncated to 50 bytes', (file) => truncateSync(file, 50), inCopy],
  ['empty', (file) => truncateSync(file, 0), inCopy],
  ['gone', (file) => rmSync(file), inCopy],
  ['overwritten by a text', (file) => writeFileSync(file, 'This is a letter, not a log.\n'.repeat(2000)), inCopy],
  ['overwritten by noise', (file) => writeFileSync(file, noise(300_000)), inCopy],
  ['one whose header is gone', (file) => overwrite(file, Buffer.alloc(100)), inLog],
];

function noise(length: number): Buffer {
  const random = seeded(7);
  return Buffer.from(Array.from({ length }, () => random(256)));
}

function overwrite(file: string, head: Buffer): void {
  writeFileSync(file, Buffer.concat([head, readFileSync(file).subarray(head.length)]));
}

describe('a log that is', () => {
  test.each(ruins)('%s is kept aside, the copy restored, and the gap stated', async (_how, ruin, least) => {
    const folder = ruinedFolder(ruin, true);
    const before = existsSync(join(folder, 'log.db')) ? readFileSync(join(folder, 'log.db')) : undefined;
    const station = await startStation(['--data', folder]);
    try {
      const [restored] = (await station.log(0)).filter(({ kind }) => kind === 'log.restored');
      const [row] = Object.values((await station.snapshot()).rows.recovery);
      if (restored === undefined) throw new Error('the log does not say that it was restored');
      const { lastSeq, gapFrom, aside } = restored.data as { lastSeq: number; gapFrom: number; aside: string };
      expect(row).toMatchObject({ outcome: 'restored', lastSeq, aside });
      expect(lastSeq).toBeGreaterThanOrEqual(least);
      expect(gapFrom).toBe(lastSeq + 1);
      expect(readHashes(folder).slice(0, lastSeq)).toEqual(original.slice(0, lastSeq));
      if (before !== undefined) expect(readFileSync(join(aside, 'log.db')).equals(before)).toBe(true);
    } finally {
      await station.kill();
    }
  });
});

describe('without any copy', () => {
  test('noise gives a new log that says so, monitoring goes on, and a person acknowledges it', async () => {
    const folder = ruinedFolder((file) => writeFileSync(file, noise(300_000)), false);
    let station = await startStation(['--data', folder]);
    const first = await station.log(0);
    expect(first.slice(0, 3).map(({ kind }) => kind)).toContain('log.begun-anew');
    const [row] = Object.values((await station.snapshot()).rows.recovery);
    expect(row).toMatchObject({ outcome: 'begun-anew', what: 'not-a-database' });
    expect(readFileSync(join(row?.aside ?? '', 'log.db')).equals(noise(300_000))).toBe(true);
    const done = await station.command('log.acknowledge-recovery', { recovery: row?.id ?? '' });
    expect(done.status).toBe(200);
    const again = await station.command('log.acknowledge-recovery', { recovery: row?.id ?? '' });
    expect(again.status).not.toBe(200);
    await station.kill('SIGKILL');
    station = await startStation(['--data', folder]);
    const [kept] = Object.values((await station.snapshot()).rows.recovery);
    expect(kept?.acknowledged?.name).toBe('harms');
    expect((await station.log(0)).filter(({ kind }) => kind === 'log.begun-anew').length).toBe(1);
    await station.kill();
  });

  test('an empty file is like none: a new log, and nothing is said about damage', async () => {
    const folder = ruinedFolder((file) => truncateSync(file, 0), false);
    const station = await startStation(['--data', folder]);
    await eventually(async () => (await station.log(0)).length > 1);
    expect((await station.snapshot()).rows.recovery).toEqual({});
    await station.kill();
  });

  test('a truncated file gives what its chain proves, and the rest can be salvaged with labels', async () => {
    const folder = ruinedFolder((file) => overwriteMiddle(file), false);
    const station = await startStation(['--data', folder]);
    const [row] = Object.values((await station.snapshot()).rows.recovery);
    await station.kill();
    expect(row?.outcome).toBe('restored');
    expect(row?.left).toBeGreaterThan(0);
    const out = join(folder, 'salvaged.jsonl');
    const salvaged = await runCli(['log', 'salvage', '--data', folder, '--from', row?.aside ?? '', '--out', out]);
    expect(salvaged.stderr).toBe('');
    expect(salvaged.stdout).toContain(`chain ok up to ${row?.lastSeq}`);
    const lines = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ salvaged: label }) => label === 'chained').length).toBe(row?.lastSeq);
    expect(lines.filter(({ seq }) => seq > (row?.lastSeq ?? 0)).length).toBe(row?.left);
    for (const { seq, hash } of lines) expect(hash).toBe(original[seq - 1]);
    const second = await runCli(['log', 'salvage', '--data', folder, '--from', row?.aside ?? '', '--out', out]);
    expect(second.code).toBe(1);
  });
});

/** Destroys three pages in the middle of the file, and the header. */
function overwriteMiddle(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 8192) * 4096;
  bytes.fill(0, 0, 100);
  bytes.fill(0xff, middle, middle + 3 * 4096);
  writeFileSync(file, bytes);
}

describe('by hand', () => {
  test('a copy is made while the console runs, and restored only when it does not', async () => {
    const folder = ruinedFolder(() => {}, false);
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const station = await startStation(['--data', folder]);
    const made = await runCli(['log', 'backup', '--data', folder, '--to', elsewhere]);
    expect(made.stdout).toContain('verified');
    const file = made.stdout.split(': ')[0] ?? '';
    const refused = await runCli(['log', 'restore', '--data', folder, '--from', file]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Another console is using') });
    await station.kill();
    const restored = await runCli(['log', 'restore', '--data', folder, '--from', file]);
    expect(restored.stderr).toBe('');
    const verified = await runCli(['log', 'verify', '--data', folder]);
    expect(verified.code).toBe(0);
    writeFileSync(file, noise(5000));
    const ruined = await runCli(['log', 'restore', '--data', folder, '--from', file]);
    expect(ruined).toMatchObject({ code: 1, stderr: expect.stringContaining('The log was not touched') });
  });
});
