import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../log/kinds.ts';
import { type Log, openLog } from '../log/log.ts';
import { createNouns } from '../nouns.ts';
import { combineFolds, rebuild } from '../replay.ts';
import { Tables } from '../tables.ts';
import { firstDifference } from './compare.ts';
import { viewsFile } from './format.ts';
import { type Restored, ViewsKeeper } from './keeper.ts';
import { readViews } from './read.ts';

const nouns = createNouns([], () => undefined);
const fold = combineFolds(nouns);
let folder = '';
let log: Log;
let tables: Tables;
let keeper: ViewsKeeper;
let monotonic = 0;
let followsLog = true;
let warnings: string[] = [];

function declared(id: string): Draft {
  const data = {
    title: `Störung ${id}`,
    alarms: [],
    components: ['a'],
    services: [],
    since: '2019-09-24T09:00:00.000Z',
  };
  return {
    kind: 'incident.declared',
    subject: `incident/${id}`,
    actor: { person: 'i', name: 'Imke', desk: '1' },
    data,
  };
}

function note(text: string): Draft {
  return { kind: 'note.added', subject: 'incident/INC-1', actor: { system: 'test' }, data: { text } };
}

async function append(...drafts: Draft[]): Promise<void> {
  const result = await log.append(drafts);
  if (!result.ok) throw new Error(result.error.message);
  keeper.consider();
}

/** A console's start on the folder, as far as rows go. */
function start(program = 'test'): Restored {
  const opened = openLog(folder, { now: () => Date.UTC(2019, 8, 24) });
  if (!opened.ok) throw new Error(opened.error.message);
  log = opened.value;
  tables = new Tables();
  keeper = new ViewsKeeper({
    folder,
    program,
    log,
    tables,
    fold,
    clock: { monotonic: () => monotonic },
    logger: { info: () => {}, warn: (line) => warnings.push(line), error: (line) => warnings.push(line) },
    followsLog: () => followsLog,
  });
  log.onDurable((entries) => {
    for (const entry of entries) fold(entry, tables);
  });
  return keeper.restore();
}

async function stop(): Promise<void> {
  await keeper.stop();
  log.close();
}

const file = () => join(folder, viewsFile);
const storedSeq = () => Number(JSON.parse(readFileSync(file(), 'utf8').split('\n')[0] ?? '').seq);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-views-'));
  monotonic = 0;
  followsLog = true;
  warnings = [];
  start();
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

describe('stored views', () => {
  test('save the next start from folding what is in them', async () => {
    await append(declared('INC-1'), note('one'));
    await stop();
    expect(start()).toEqual({ stored: true, folded: 0 });
    expect(firstDifference(tables, rebuild(log, nouns))).toBeUndefined();
    expect(tables.get('incident', 'INC-1')).toMatchObject({ title: 'Störung INC-1', version: 2 });
  });

  test('are followed by the entries after them when the console was killed', async () => {
    await append(declared('INC-1'));
    await stop();
    start();
    await append(note('after'));
    log.close();
    expect(start()).toEqual({ stored: true, folded: 1 });
    expect(tables.get('incident', 'INC-1')?.version).toBe(2);
  });

  test('keep the order of the rows', async () => {
    await append(declared('INC-9'), declared('INC-10'), declared('INC-1'));
    await stop();
    start();
    expect(tables.entries('incident').map(([id]) => id)).toEqual(['INC-9', 'INC-10', 'INC-1']);
  });

  test('are left alone after damage to any part, and the log is replayed', async () => {
    await append(declared('INC-1'), note('ß\u{1f525}\u0000'));
    await stop();
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((whole[at] ?? 0) ^ 1, at);
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        writeFileSync(file(), bytes);
        const opened = openLog(folder, { now: () => 0 });
        if (!opened.ok) throw new Error(opened.error.message);
        const found = readViews(folder, opened.value);
        opened.value.close();
        expect(found.state, `byte ${at}`).toBe('unusable');
      }
    }
    expect(start()).toEqual({ stored: false, folded: 2 });
    expect(warnings).toHaveLength(1);
    expect(tables.get('incident', 'INC-1')?.version).toBe(2);
  });

  test('of another program are left alone', async () => {
    await append(declared('INC-1'));
    await stop();
    expect(start('newer')).toEqual({ stored: false, folded: 1 });
    expect(warnings[0]).toContain('another version');
  });

  test('of another log, or of one that was longer, are left alone', async () => {
    await append(declared('INC-1'), note('one'));
    await stop();
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm']) rmSync(join(folder, name), { force: true });
    const opened = openLog(folder, { now: () => 0 });
    if (!opened.ok) throw new Error(opened.error.message);
    await opened.value.append([declared('INC-2')]);
    expect(readViews(folder, opened.value)).toMatchObject({ state: 'unusable' });
    await opened.value.append([note('other')]);
    opened.value.close();
    expect(start()).toEqual({ stored: false, folded: 2 });
    expect(tables.get('incident', 'INC-1')).toBeUndefined();
  });

  test('that are missing are not worth a word', async () => {
    await append(declared('INC-1'));
    await stop();
    rmSync(file());
    expect(start()).toEqual({ stored: false, folded: 1 });
    expect(warnings).toEqual([]);
  });
});

describe('storing', () => {
  test('happens after ten minutes with something new, and not without', async () => {
    await append(declared('INC-1'));
    monotonic = 599_999;
    keeper.consider();
    monotonic = 600_000;
    keeper.consider();
    await vi.waitFor(() => expect(storedSeq()).toBe(1));
    const before = readFileSync(file());
    monotonic = 2_000_000;
    keeper.consider();
    await append(note('new'));
    await vi.waitFor(() => expect(storedSeq()).toBe(2));
    expect(before.includes('"version":2')).toBe(false);
  });

  test('happens after 10,000 entries, and not twice within half a minute', async () => {
    await append(declared('INC-1'), ...Array.from({ length: 10_000 }, () => note('x')));
    expect(() => storedSeq()).toThrow();
    monotonic = 30_000;
    keeper.consider();
    await vi.waitFor(() => expect(storedSeq()).toBe(10_001));
    monotonic = 59_000;
    await append(...Array.from({ length: 10_000 }, () => note('y')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(storedSeq()).toBe(10_001);
  });

  test('takes rows from the log where those of the console showed more', async () => {
    await append(declared('INC-1'), note('one'));
    followsLog = false;
    const row = tables.get('incident', 'INC-1');
    if (row !== undefined) tables.set('incident', 'INC-1', { ...row, title: 'only on the screen' });
    await stop();
    followsLog = true;
    expect(start()).toEqual({ stored: true, folded: 0 });
    expect(tables.get('incident', 'INC-1')?.title).toBe('Störung INC-1');
  });

  test('that fails is told and hurts nothing', async () => {
    await append(declared('INC-1'));
    mkdirSync(`${file()}.new`);
    await keeper.stop();
    expect(warnings).toEqual([expect.stringContaining('the views were not stored')]);
  });
});

test('a difference is named by table, row and place', () => {
  const [left, right] = [new Tables(), new Tables()];
  const row = { component: 'a', part: { number: '1', serial: 'x' }, since: 1, swap: 'S' };
  left.set('part', 'a', row);
  right.set('part', 'a', { ...row, part: { number: '1', serial: 'y' } });
  expect(firstDifference(left, right)).toEqual({ table: 'part', id: 'a', path: 'part.serial', left: 'x', right: 'y' });
  right.delete('part', 'a');
  expect(firstDifference(left, right)).toMatchObject({ table: 'part', id: 'a', left: 'a', right: 'none' });
});
