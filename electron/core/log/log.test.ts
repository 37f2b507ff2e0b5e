import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chainHash, genesis } from './chain.ts';
import { openLogDatabase } from './database.ts';
import type { Draft } from './kinds.ts';
import { type Log, openLog } from './log.ts';

let folder: string;
let log: Log;
const clock = { now: () => Date.UTC(2019, 8, 24, 9, 0, 4, 120) };

function open(): Log {
  const opened = openLog(folder, clock);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function note(text: string, incident = 'INC-1'): Draft {
  return {
    kind: 'note.added',
    subject: `incident/${incident}`,
    actor: { person: 'imke', name: 'Imke Harms', desk: 'desk 1' },
    data: { text },
  };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-log-'));
  log = open();
});

afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true });
});

describe('the log', () => {
  test('gives back what was appended, in order, after it is opened again', async () => {
    await log.append([note('first'), note('second')]);
    log.close();
    log = open();
    expect(log.read(0, 10)).toMatchObject([
      { seq: 1, at: clock.now(), kind: 'note.added', data: { text: 'first' } },
      { seq: 2, data: { text: 'second' } },
    ]);
  });

  test('runs at synchronous = FULL on a database that is opened again', async () => {
    await log.append([note('first')]);
    log.close();
    const reopened = openLogDatabase(folder);
    if (!reopened.ok) throw new Error(reopened.error.message);
    const { db, release } = reopened.value;
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.close();
    release();
    log = open();
  });

  test('refuses an append whose stream went on meanwhile, and writes nothing of it', async () => {
    const [first] = await Promise.all([
      log.append([note('one')], { stream: 'incident/INC-1', seq: 0 }),
      log.append([note('two')], { stream: 'incident/INC-1', seq: 0 }),
    ]);
    const late = await log.append([note('three')], { stream: 'incident/INC-1', seq: 0 });
    expect(first.ok).toBe(true);
    expect(late).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(log.read(0, 10).map(({ data }) => data)).toEqual([{ text: 'one' }]);
  });

  test('refuses data of a wrong shape without writing a part of the batch', async () => {
    const wrong = { ...note('x'), data: { words: 'x' } } as unknown as Draft;
    const [refused, beside] = await Promise.all([log.append([note('half'), wrong]), log.append([note('whole')])]);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'internal' } });
    expect(beside.ok).toBe(true);
    expect(log.read(0, 10).map(({ data }) => data)).toEqual([{ text: 'whole' }]);
  });

  test('goes on with the next seq after a refused append', async () => {
    await log.append([{ ...note('x'), data: {} } as unknown as Draft]);
    await log.append([note('good')]);
    expect(log.read(0, 10).map(({ seq }) => seq)).toEqual([1]);
  });

  test('gives the entries of several subjects, newest first', async () => {
    await log.append([note('a', 'A'), note('b', 'B'), note('c', 'C'), note('a2', 'A')]);
    const found = log.readSubjects(['incident/A', 'incident/C'], Number.MAX_SAFE_INTEGER, 2);
    expect(found.map(({ data }) => data)).toEqual([{ text: 'a2' }, { text: 'c' }]);
  });

  test('lets nobody change or remove an entry', async () => {
    await log.append([note('first')]);
    const other = new Database(join(folder, 'log.db'));
    expect(() => other.exec("UPDATE entry SET body = '{}'")).toThrow('append-only');
    expect(() => other.exec('DELETE FROM entry')).toThrow('append-only');
    other.close();
  });

  test('stores any text exactly, and chains each entry to the one before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        const before = log.read(log.lastSeq() - 1, 1)[0];
        const result = await log.append([note(text)]);
        const stored = new Database(join(folder, 'log.db'), { readonly: true });
        const row = stored.prepare('SELECT seq, body, hash FROM entry ORDER BY seq DESC LIMIT 1').get() as {
          seq: number;
          body: string;
          hash: Buffer;
        };
        stored.close();
        const previous = before === undefined ? genesis : Buffer.from(before.hash, 'hex');
        expect(row.hash).toEqual(chainHash(previous, row.seq, row.body));
        expect(log.read(row.seq - 1, 1)[0]?.data).toEqual({ text });
        expect(result).toMatchObject({ ok: true, value: [{ hash: row.hash.toString('hex') }] });
      }),
      { numRuns: 50 },
    );
  });
});

describe('opening', () => {
  test('a second console on the same folder is turned away', () => {
    expect(openLog(folder, clock)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  });

  test('a log of a newer version is refused', () => {
    log.close();
    const newer = new Database(join(folder, 'log.db'));
    newer.pragma('user_version = 999');
    newer.close();
    expect(openLog(folder, clock)).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
    const older = new Database(join(folder, 'log.db'));
    older.pragma('user_version = 1');
    older.close();
    log = open();
  });
});

describe('a storm of transitions', () => {
  const transition = (count: number): Draft => ({
    kind: 'health.transition',
    subject: `component/${count % 100}`,
    actor: { system: 'health' },
    data: { endpoint: `endpoint-${count}`, from: 'ok', to: 'down', reason: { code: 'timeout', detail: '' } },
  });

  test('of 5,000 entries is written in three transactions, and a person who comes after it stands in the first', async () => {
    const batches: number[] = [];
    log.onDurable((entries) => void batches.push(entries.length));
    const storm = Array.from({ length: 5000 }, (_, count) => log.append([transition(count)]));
    const person = log.append([note('I am on it')]);
    const answers = await Promise.all([person, ...storm]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(batches).toEqual([2000, 2000, 1001]);
    expect(log.read(0, 1)[0]?.data).toEqual({ text: 'I am on it' });
    expect(log.read(1, 5000).map(({ subject }) => subject)).toEqual(
      Array.from({ length: 5000 }, (_, count) => `component/${count % 100}`),
    );
  });

  test('lets a person in between two of its transactions', async () => {
    let person: ReturnType<Log['append']> | undefined;
    let batches = 0;
    log.onDurable(() => {
      batches += 1;
      if (batches === 1) person = log.append([note('between')]);
    });
    await Promise.all(Array.from({ length: 5000 }, (_, count) => log.append([transition(count)])));
    await person;
    expect(log.read(2000, 1)[0]?.data).toEqual({ text: 'between' });
  });

  test('is written to its end when the log is closed amid it', async () => {
    const storm = Array.from({ length: 5000 }, (_, count) => log.append([transition(count)]));
    await storm[0];
    log.close();
    expect((await Promise.all(storm)).every(({ ok }) => ok)).toBe(true);
    expect(await log.append([note('too late')])).toMatchObject({ ok: false, error: { kind: 'log-failed' } });
    log = open();
    expect(log.lastSeq()).toBe(5000);
  });
});
