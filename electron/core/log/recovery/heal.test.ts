import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyLog } from '../backup/copy.ts';
import { backupFolder } from '../backup/names.ts';
import { type Log, openLog } from '../log.ts';
import { account, recoverySubject } from './account.ts';
import { carryOut, type Decision, openDecision } from './aside.ts';
import { examineAtStart, wholeAtStart } from './examine.ts';
import { damageNote, heal } from './heal.ts';

const logger = { info: () => {}, warn: () => {}, error: () => {} };
const now = Date.UTC(2019, 8, 24, 9);
let data: string;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'leitstand-heal-'));
  await write(3);
  copyLog({ data, folder: backupFolder(data), reason: 'timed', now });
  await write(2);
});
afterEach(() => rmSync(data, { recursive: true }));

function open(): Log {
  const opened = openLog(data, { now: () => now });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

async function write(count: number, text = 'x'): Promise<void> {
  const log = open();
  const actor = { system: 'test' };
  const note = { kind: 'note.added' as const, subject: 'incident/1', actor, data: { text } };
  await log.append(Array.from({ length: count }, () => note));
  log.close();
}

function healed() {
  return heal(data, { second: undefined, now, logger });
}

function forge(seq: number): void {
  const db = new Database(join(data, 'log.db'));
  db.exec('DROP TRIGGER entry_is_never_changed');
  db.prepare("UPDATE entry SET body = replace(body, 'incident', 'accident') WHERE seq = ?").run(seq);
  db.exec(
    "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
  );
  db.close();
}

describe('a healthy log', () => {
  test('is left as it is, to the byte', async () => {
    const before = readFileSync(join(data, 'log.db'));
    expect(await healed()).toEqual({ ok: true, value: { torn: false } });
    expect(readFileSync(join(data, 'log.db')).equals(before)).toBe(true);
  });

  test('that a console suspected is read whole, and the suspicion ends', async () => {
    writeFileSync(join(data, damageNote), '{}');
    expect(await healed()).toEqual({ ok: true, value: { torn: false } });
    expect(existsSync(join(data, damageNote))).toBe(false);
  });
});

describe('a damaged log', () => {
  test('is the copy, and what of the damaged file continues its chain', async () => {
    writeFileSync(
      join(data, 'log.db'),
      Buffer.concat([Buffer.alloc(100), readFileSync(join(data, 'log.db')).subarray(100)]),
    );
    const result = await healed();
    expect(result).toMatchObject({
      ok: true,
      value: { decision: { outcome: 'restored', lastSeq: 5, carried: 2, left: 0 } },
    });
    const log = open();
    expect(log.lastSeq()).toBe(5);
    log.close();
  });

  test('ends before the entry that was changed; what follows it stays aside', async () => {
    forge(4);
    const result = await healed();
    expect(result).toMatchObject({
      ok: true,
      value: { decision: { what: 'chain-broken', lastSeq: 3, carried: 0, left: 2 } },
    });
  });

  test('is healed to the end when the power fails between any two moves', async () => {
    forge(2);
    const result = await healed();
    if (!result.ok || result.value.decision === undefined) throw new Error('not healed');
    const { decision } = result.value;
    // As it was after the decision and before its last move.
    const restored = readFileSync(join(data, 'log.db'));
    writeFileSync(join(data, 'log.db.restored'), restored);
    rmSync(join(data, 'log.db'));
    expect(await healed()).toMatchObject({ ok: true, value: { decision } });
    expect(readFileSync(join(data, 'log.db')).equals(restored)).toBe(true);
  });

  test('is not moved a second time when its decision is carried out again', async () => {
    forge(2);
    await healed();
    const decision = openDecision(data) as Decision;
    const good = readFileSync(join(data, 'log.db'));
    carryOut(data, decision);
    expect(readFileSync(join(data, 'log.db')).equals(good)).toBe(true);
  });

  test('gets one entry on it, however often the console is killed after writing it', async () => {
    forge(2);
    const result = await healed();
    if (!result.ok) throw new Error(result.error.message);
    const kept = readFileSync(join(data, 'recovery.json'));
    for (let start = 0; start < 2; start += 1) {
      const log = open();
      await account(data, result.value, log, (drafts) => log.append(drafts));
      log.close();
      if (start === 0) writeFileSync(join(data, 'recovery.json'), kept);
    }
    const log = open();
    expect(log.readSubjects([recoverySubject], 1000, 10).length).toBe(1);
    log.close();
    expect(openDecision(data)).toBeUndefined();
  });
});

describe('a log too large to be read whole at start', () => {
  beforeEach(async () => {
    await write(Math.ceil(wholeAtStart / 900_000) + 1, 'y'.repeat(900_000));
    await write(1100, 'short');
  });

  test.each([
    ['at the end', () => 1000],
    ['at a place that is sampled', () => 1],
  ])('is found damaged %s', (_where, seq) => {
    forge(seq());
    expect(examineAtStart(data, backupFolder(data), false)).toMatchObject({
      state: 'damaged',
      damage: { what: 'chain-broken' },
    });
  });

  test('passes where it is whole', () => {
    expect(examineAtStart(data, backupFolder(data), false)).toEqual({ state: 'good' });
  });
});
