import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCheckpoint } from '../../electron/core/log/integrity/checkpoint.ts';
import { Checkpointer, checkpointFile } from '../../electron/core/log/integrity/checkpointer.ts';
import { keyFiles } from '../../electron/core/log/integrity/signer.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { makeFolder, runCli, startStation } from '../support/station.ts';

const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const actor = { person: 'imke', name: 'Imke Harms', desk: 'desk 1' };
const { folder, remove } = makeFolder();
const at = (...names: string[]) => join(folder, ...names);
const files = ['log.db', 'log.db-wal', checkpointFile, keyFiles.private, keyFiles.public];

/** Writes into the log of a folder, makes a checkpoint, and copies the files as they are before the log is closed. */
async function write(name: string, texts: readonly string[], copyTo: string): Promise<void> {
  const opened = openLog(at(name), clock);
  if (!opened.ok) throw new Error(opened.error.message);
  const log = opened.value;
  const checkpointer = new Checkpointer({ folder: at(name), log, clock, logger: silent, onMismatch: () => {} });
  if (log.lastSeq() === 0) {
    const data = { version: '1', demo: false };
    await log.append([{ kind: 'console.started', subject: 'console', actor: { system: 'console' }, data }]);
  }
  await checkpointer.start();
  for (const text of texts) await log.append([{ kind: 'note.added', subject: 'incident/1', actor, data: { text } }]);
  await checkpointer.checkpointNow();
  mkdirSync(at(copyTo));
  for (const file of files) if (existsSync(at(name, file))) copyFileSync(at(name, file), at(copyTo, file));
  await checkpointer.stop();
  log.close();
}

beforeAll(async () => {
  await write('mine', ['one', 'two'], 'mine-first');
  await write('mine', ['three', 'four'], 'whole');
  await write('other', ['something else'], 'other-first');
  await write('other', ['more', 'and more', 'and still more', 'and even more'], 'other-whole');
});
afterAll(remove);

/** A data folder made of the files of the log that was copied while its console ran. */
function dataFolder(name: string): string {
  mkdirSync(at(name));
  for (const file of files) copyFileSync(at('whole', file), at(name, file));
  return at(name);
}

async function startAndLook(data: string) {
  const station = await startStation(['--data', data]);
  const { rows } = await station.snapshot();
  const entries = await station.log();
  await station.kill('SIGTERM');
  return { system: Object.values(rows.system)[0], entries };
}

describe('at its start the console compares the log with its last checkpoint, and', () => {
  test('says nothing when the WAL holds the newest entries', async () => {
    const { system, entries } = await startAndLook(dataFolder('good'));
    expect(entries.filter(({ kind }) => kind === 'note.added').map(({ data }) => data.text)).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
    expect(system?.mismatch).toBeUndefined();
    expect(entries.map(({ kind }) => kind)).not.toContain('log.mismatched');
  });

  test('tells screens and log that entries are missing when the WAL is', async () => {
    const data = dataFolder('missing');
    const expected = parseCheckpoint(readFileSync(join(data, checkpointFile), 'utf8'));
    copyFileSync(join(data, checkpointFile), at('outside.txt'));
    rmSync(join(data, 'log.db-wal'));
    const { system, entries } = await startAndLook(data);
    expect(system?.mismatch).toMatchObject({ size: expected?.size });
    expect(system?.mismatch?.foundSize).toBeLessThan(expected?.size ?? 0);
    const told = entries.find(({ kind }) => kind === 'log.mismatched');
    expect(told?.data).toMatchObject({ size: expected?.size, head: expected?.head });
    const kept = readFileSync(join(data, String(told?.data.keptAs)), 'utf8');
    expect(parseCheckpoint(kept)).toEqual(expected);

    const verified = await runCli(['log', 'verify', '--data', data, '--checkpoint', at('outside.txt')]);
    expect(verified.code).toBe(1);
    expect(verified.stderr).toMatch(/outside checkpoint/);
  });

  test.each(['other-first', 'other-whole'])('tells when the WAL is that of another log (%s)', async (other) => {
    const data = dataFolder(`foreign-${other}`);
    copyFileSync(at(other, 'log.db-wal'), join(data, 'log.db-wal'));
    const { system, entries } = await startAndLook(data);
    expect(system?.mismatch).toBeDefined();
    expect(entries.map(({ kind }) => kind)).toContain('log.mismatched');
  });

  test('tells when the WAL is no WAL at all', async () => {
    const data = dataFolder('nonsense');
    writeFileSync(join(data, 'log.db-wal'), 'these are not the frames that you look for\n'.repeat(500));
    const { system, entries } = await startAndLook(data);
    expect(system?.mismatch).toBeDefined();
    expect(entries.map(({ kind }) => kind)).toContain('log.mismatched');
  });
});
