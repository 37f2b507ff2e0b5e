import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyFile } from '../../electron/core/log/integrity/verify-file.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { lacking } from '../support/system-tools.ts';

const writer = join(import.meta.dirname, '..', 'support', 'power-loss', 'writer.ts');
const rounds = 40;
const clock = { now: () => Date.UTC(2019, 8, 24, 9) };
let folder: string;
let data: string;

beforeEach(({ skip }) => {
  const reason = lacking('strace');
  skip(reason !== undefined, reason);
  folder = mkdtempSync(join(tmpdir(), 'leitstand-eio-'));
  data = join(folder, 'data');
  const opened = openLog(data, clock);
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.close();
  return () => rmSync(folder, { recursive: true });
});

interface Outcome {
  acknowledged: Map<number, string>;
  failures: number;
  said: string[];
  /** How often the file was opened for writing. */
  opened: number;
}

/** Runs a writer whose system calls on one file fail as told; gives what it said was acknowledged, and how often not. */
function write(file: string, inject: string): Outcome {
  const call = inject.split(':')[0] ?? '';
  const strace = [
    '-f',
    '-o',
    join(folder, 'trace'),
    '-P',
    join(data, file),
    '-e',
    `trace=${call},openat`,
    '-e',
    `inject=${inject}`,
  ];
  const run = spawnSync('strace', [...strace, process.execPath, writer, data, 'FULL', String(rounds)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.error !== undefined) throw run.error;
  expect(run.stderr).toBe('');
  const trace = readFileSync(join(folder, 'trace'), 'utf8');
  expect(trace).toContain('(INJECTED)');
  const said = run.stdout.trimEnd().split('\n');
  const acknowledged = said.flatMap((line): [number, string][] => {
    const [, seq, hash] = /^ack (\d+) (\w+)$/.exec(line) ?? [];
    return seq === undefined || hash === undefined ? [] : [[Number(seq), hash]];
  });
  return {
    acknowledged: new Map(acknowledged),
    failures: said.filter((line) => line === 'failed log-failed').length,
    said,
    opened: trace.match(/openat\(.*O_CREAT/g)?.length ?? 0,
  };
}

function entries(): Map<number, string> {
  const opened = openLog(data, clock);
  if (!opened.ok) throw new Error(opened.error.message);
  const found = new Map(opened.value.read(0, 1_000_000).map(({ seq, hash }) => [seq, hash]));
  opened.value.close();
  const verified = verifyFile(join(data, 'log.db'), {});
  if (!verified.ok) throw new Error(verified.error.message);
  expect(verified.value.problem).toBeUndefined();
  return found;
}

describe('an error of the disk', () => {
  test.each([
    ['while the WAL is written', 'log.db-wal', 'pwrite64:error=EIO:when=60..63'],
    ['while the WAL is synced', 'log.db-wal', 'fsync:error=EIO:when=10..14'],
    ['while the database is written', 'log.db', 'pwrite64:error=EIO:when=3..6'],
    ['while the database is synced', 'log.db', 'fsync:error=EIO:when=2..3'],
  ])('%s is told to the writer; when it is over, writing goes on', (_when, file, inject) => {
    const { acknowledged, failures, said, opened } = write(file, inject);
    expect(said.filter((line) => line.startsWith('failed') && line !== 'failed log-failed')).toEqual([]);
    // A move from the WAL into the database that fails takes nothing from an entry which is in the WAL.
    if (file === 'log.db-wal') {
      expect(failures).toBeGreaterThan(0);
      // The log was opened anew, to look at what is on the disk.
      expect(opened).toBeGreaterThan(1);
    }
    expect(said.findLastIndex((line) => line.startsWith('ack'))).toBeGreaterThan(
      said.findLastIndex((line) => line.startsWith('failed')),
    );
    expect(acknowledged.size).toBeGreaterThan(rounds);
    expect(entries()).toEqual(acknowledged);
  });

  test.each([
    ['writes', 'pwrite64:error=EIO:when=60+'],
    ['syncs', 'fsync:error=EIO:when=10+'],
  ])('that stays (%s) acknowledges nothing more, and what was acknowledged is there afterwards', (_what, inject) => {
    const { acknowledged, failures, said } = write('log.db-wal', inject);
    expect(failures).toBeGreaterThan(rounds);
    expect(said.findIndex((line) => line.startsWith('failed'))).toBeGreaterThan(
      said.findLastIndex((line) => line.startsWith('ack')),
    );
    const found = entries();
    expect([...acknowledged].filter(([seq, hash]) => found.get(seq) !== hash)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(0);
  });
});
