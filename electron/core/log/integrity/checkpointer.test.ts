import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../kinds.ts';
import { type Log, openLog } from '../log.ts';
import { parseCheckpoint, readPublicKeys, type SignedCheckpoint } from './checkpoint.ts';
import { Checkpointer, checkpointFile, type Mismatch } from './checkpointer.ts';
import { keyFiles } from './signer.ts';
import { verifyFile } from './verify-file.ts';

let folder: string;
let log: Log;
let checkpointer: Checkpointer;
let monotonic = 0;
let mismatches: Mismatch[];
let sent: SignedCheckpoint[];
let warnings: string[];
const clock = { now: () => Date.UTC(2019, 8, 24, 9), monotonic: () => monotonic };

const note = (text: string): Draft => ({
  kind: 'note.added',
  subject: 'incident/1',
  actor: { system: 'test' },
  data: { text },
});

async function begin(): Promise<void> {
  const opened = openLog(folder, clock);
  if (!opened.ok) throw new Error(opened.error.message);
  log = opened.value;
  const warn = (message: string) => void warnings.push(message);
  checkpointer = new Checkpointer({
    folder,
    log,
    clock,
    logger: { info: warn, warn, error: warn },
    onMismatch: (mismatch) => void mismatches.push(mismatch),
    onCheckpoint: async (checkpoint) => void sent.push(checkpoint),
  });
  log.onDurable(() => checkpointer.consider());
  await log.append([note('started')]);
  await checkpointer.start();
}

async function end(): Promise<void> {
  await checkpointer.stop();
  log.close();
}

const kinds = () => log.read(0, 10_000).map(({ kind }) => kind);
const kept = () => parseCheckpoint(readFileSync(join(folder, checkpointFile), 'utf8'));
const verdict = () =>
  verifyFile(join(folder, 'log.db'), {
    outside: kept(),
    trusted: readPublicKeys(readFileSync(join(folder, keyFiles.public), 'utf8')),
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-checkpoint-'));
  monotonic = 0;
  [mismatches, sent, warnings] = [[], [], []];
  await begin();
});
afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

describe('checkpoints', () => {
  test('begin with the id and the key of the log, and a key file for its user alone', () => {
    expect(kinds()).toEqual(['note.added', 'log.keyed']);
    expect(statSync(join(folder, keyFiles.private)).mode & 0o777).toBe(0o600);
    expect(readPublicKeys(readFileSync(join(folder, keyFiles.public), 'utf8'))).toHaveLength(1);
  });

  test('are made when asked for, kept beside the log, sent, and verify', async () => {
    const made = await checkpointer.checkpointNow();
    expect(made).toMatchObject({ ok: true, value: { size: 2, head: log.read(1, 1)[0]?.hash } });
    expect(kept()).toEqual(checkpointer.latest());
    expect(sent).toEqual([checkpointer.latest()]);
    expect(verdict()).toMatchObject({ ok: true, value: { checkpoints: 1, signedUpTo: 2 } });
    expect(verdict()).not.toHaveProperty('value.problem');
  });

  test('are not made twice of the same log', async () => {
    const [first, second] = [await checkpointer.checkpointNow(), await checkpointer.checkpointNow()];
    expect(second).toEqual(first);
    expect(kinds().filter((kind) => kind === 'log.checkpoint')).toHaveLength(1);
  });

  test('are made once for callers at the same time', async () => {
    await Promise.all([checkpointer.checkpointNow(), checkpointer.checkpointNow(), checkpointer.checkpointNow()]);
    expect(kinds().filter((kind) => kind === 'log.checkpoint')).toHaveLength(1);
  });

  test('are made after 1,000 entries', async () => {
    await log.append(Array.from({ length: 997 }, (_, index) => note(String(index))));
    expect(sent).toEqual([]);
    await log.append([note('the thousandth')]);
    await expect.poll(() => sent.map(({ size }) => size)).toEqual([1000]);
  });

  test('are made after 10 minutes, if there is something new', async () => {
    monotonic = 599_999;
    checkpointer.consider();
    expect(sent).toEqual([]);
    monotonic = 600_000;
    checkpointer.consider();
    await expect.poll(() => sent.map(({ size }) => size)).toEqual([2]);
    monotonic = 9_000_000;
    checkpointer.consider();
    await checkpointer.checkpointNow();
    expect(sent).toHaveLength(1);
  });

  test('are made at the end, and go on with the same id and key', async () => {
    await end();
    await begin();
    expect(kinds()).toEqual(['note.added', 'log.keyed', 'log.checkpoint', 'note.added']);
    expect(mismatches).toEqual([]);
    expect(warnings).toEqual([]);
  });

  test('go on with a new key when the key is lost, which the log says', async () => {
    await end();
    writeFileSync(join(folder, keyFiles.private), 'not a key');
    await begin();
    await checkpointer.checkpointNow();
    const keyed = log.read(0, 100).filter((entry) => entry.kind === 'log.keyed');
    expect(new Set(keyed.map(({ data }) => data.log)).size).toBe(1);
    expect(new Set(keyed.map(({ data }) => data.key)).size).toBe(2);
    expect(readdirSync(folder).some((name) => name.startsWith('log-key.pem.unreadable-'))).toBe(true);
    expect(verifyFile(join(folder, 'log.db'), {})).not.toHaveProperty('value.problem');
    expect(verdict()).toHaveProperty('value.problem.what', expect.stringContaining('unknown key'));
  });
});

describe('a log that is not the one of the last checkpoint', () => {
  test('is reported when it is shorter, and the checkpoint is kept', async () => {
    await end();
    const expected = kept();
    await begin();
    await end();
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm']) rmSync(join(folder, name), { force: true });
    const before = mismatches.length;
    await begin();
    expect(before).toBe(0);
    expect(mismatches).toMatchObject([{ foundSize: 1, foundHead: undefined }]);
    expect(kinds()).toContain('log.mismatched');
    const copy = readFileSync(join(folder, mismatches[0]?.keptAs ?? ''), 'utf8');
    expect(parseCheckpoint(copy)?.size).toBeGreaterThan(expected?.size ?? 0);
  });

  test('is reported when it is another one of the same length', async () => {
    await end();
    const text = readFileSync(join(folder, checkpointFile), 'utf8');
    writeFileSync(join(folder, checkpointFile), text.replace(/head ..../, 'head 0000'));
    await begin();
    expect(mismatches).toMatchObject([{ expected: { size: 2 }, foundHead: log.read(1, 1)[0]?.hash }]);
    expect(log.read(0, 100).find(({ kind }) => kind === 'log.mismatched')?.data).toMatchObject({ size: 2 });
  });
});
