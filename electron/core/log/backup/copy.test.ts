import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../contract/errors.ts';
import { type Log, openLog } from '../log.ts';
import { examineWhole } from '../recovery/whole-file.ts';
import { type Copied, copyLog } from './copy.ts';
import { mirrorBackups } from './mirror.ts';
import { listBackups } from './names.ts';

const noon = Date.UTC(2019, 8, 24, 12);
const hour = 3_600_000;
let base: string;
let data: string;
let local: string;
let share: string;
let log: Log;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'leitstand-copy-'));
  [data, local, share] = ['data', 'data/backups', 'share'].map((name) => join(base, name)) as [string, string, string];
  mkdirSync(share);
  const opened = openLog(data, { now: () => noon });
  if (!opened.ok) throw new Error(opened.error.message);
  log = opened.value;
  await write(5);
});
afterEach(() => {
  log.close();
  rmSync(base, { recursive: true });
});

async function write(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    await log.append([{ kind: 'console.stopped', subject: 'console', actor: { system: 'test' }, data: {} }]);
  }
}

function copy(
  now = noon,
  reason: 'timed' | 'handover' = 'timed',
  expected?: { seq: number; head: string },
): Result<Copied> {
  return copyLog({ data, folder: local, reason, now, ...(expected === undefined ? {} : { expected }) });
}

function good(result: Result<Copied>): Copied {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Changes an entry behind the log's back. */
function forge(): void {
  const db = new Database(join(data, 'log.db'));
  db.exec('DROP TRIGGER entry_is_never_changed');
  db.exec("UPDATE entry SET body = replace(body, 'test', 'best') WHERE seq = 3");
  db.close();
}

describe('a copy', () => {
  test('holds the log as it was while the log went on, and says up to where', async () => {
    const { backup, head } = good(copy());
    await write(1);
    expect(examineWhole(backup.path).whole).toMatchObject({ lastSeq: 5, head });
    expect(backup).toMatchObject({ lastSeq: 5, reason: 'daily', at: noon });
    expect(good(copy(noon + hour)).backup).toMatchObject({ lastSeq: 6, reason: 'hourly' });
  });

  test('of a log whose chain is broken is not put in place, and earlier ones stay', () => {
    const before = good(copy()).backup;
    forge();
    expect(copy(noon + hour)).toMatchObject({ ok: false, error: { kind: 'log-failed' } });
    expect(readdirSync(local)).toEqual([before.file]);
  });

  test('of a log that is not the one the console wrote is not put in place', () => {
    expect(copy(noon, 'timed', { seq: 5, head: '0'.repeat(64) }).ok).toBe(false);
    expect(readdirSync(local)).toEqual([]);
  });

  test('does not count the copies of another log, and leaves them', async () => {
    const { file, path } = good(copy()).backup;
    const other = file.replace(/^log-[0-9a-f]{12}/, 'log-0123456789ab');
    renameSync(path, join(local, other));
    await write(1);
    expect(good(copy(noon + hour)).backup.reason).toBe('daily');
    expect(listBackups(local).map(({ file }) => file)).toContain(other);
  });
});

describe('the second folder', () => {
  test('gets the newest copy, and later what it missed of days and handovers', async () => {
    const first = good(copy()).backup;
    await write(1);
    const handover = good(copy(noon + hour, 'handover')).backup;
    await write(1);
    const newest = good(copy(noon + 2 * hour)).backup;
    const away = join(base, 'away');
    renameSync(share, away);
    expect(mirrorBackups(local, share, newest, false)).toMatchObject({ ok: false });
    renameSync(away, share);
    expect(mirrorBackups(local, share, newest, false)).toMatchObject({ ok: true });
    expect(listBackups(share).map(({ file }) => file)).toEqual([first.file, handover.file, newest.file]);
  });

  test('is left alone where it lost every copy: its share is not mounted', () => {
    const { backup } = good(copy());
    const mirrored = mirrorBackups(local, share, backup, true);
    expect(mirrored).toMatchObject({ ok: false, error: { details: { reason: expect.stringContaining('mounted') } } });
    expect(readdirSync(share)).toEqual([]);
  });
});
