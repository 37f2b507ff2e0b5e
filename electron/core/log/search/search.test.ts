import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchFilters } from '../../../contract/models/search.ts';
import type { Draft } from '../kinds.ts';
import { type Log, openLog } from '../log.ts';
import { searchFile } from './file.ts';
import { LogSearch } from './search.ts';

const begin = Date.UTC(2019, 8, 24, 9);
let warnings: string[] = [];
const quiet = { info() {}, warn: (message: string) => warnings.push(message), error() {} };
let folder: string;
let now: number;
let log: Log;
let search: LogSearch;

const open = (): Log => {
  const opened = openLog(folder, { now: () => now });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const namesOf = (id: string) => (id === 'ctl-a' ? ['Speichercontroller A', 'Storage controller A'] : []);
const create = () => new LogSearch(folder, log, namesOf, quiet);
const imke = { person: 'imke', name: 'Imke Harms', desk: 'desk 1' };
const note = (text: string, incident = 'INC-1'): Draft => ({
  kind: 'note.added',
  subject: `incident/${incident}`,
  actor: imke,
  data: { text },
});
const transition = (component: string, to: 'ok' | 'down'): Draft => ({
  kind: 'health.transition',
  subject: `component/${component}`,
  actor: { system: 'health' },
  data: { endpoint: 'health', from: to === 'ok' ? 'down' : 'ok', to, reason: { code: 'reported', detail: '' } },
});

async function write(...drafts: Draft[]): Promise<number[]> {
  const result = await log.append(drafts);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.map(({ seq }) => seq);
}
async function caughtUp(): Promise<void> {
  search.wake();
  const end = performance.now() + 15_000;
  while (search.indexed().seq < log.lastSeq()) {
    if (performance.now() > end) throw new Error(`indexed ${JSON.stringify(search.indexed())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const find = (text: string, filters: SearchFilters = {}, streams: string[][] = [], at = {}) =>
  search.find({ text, filters, streams }, { limit: 50, ...at });
const seqs = (text: string, filters: SearchFilters = {}, streams: string[][] = []) => find(text, filters, streams).seqs;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-search-'));
  now = begin;
  warnings = [];
  log = open();
  search = create();
  search.start();
});
afterEach(() => {
  search.stop();
  log.close();
  rmSync(folder, { recursive: true });
});

describe('words', () => {
  test.each([
    ['Größere Störung im Straßenverkehrsamt', ['storung', 'STOERUNG', 'strassen', 'Größer', 'groesse', '"störung im"']],
    ['Speichercontroller getauscht', ['speicher', 'controller', 'getau', 'tausch']],
    ['Teil SC7-4419-A07115 gescannt', ['SC7-4419-A07115', 'sc7-4419-a07', 'a07115', '"sc7 4419"']],
    ['Lüfter “drei” läuft 🙂 nach', ['lufter dr', 'lauft nach', 'imke', 'Harms', 'INC-1', 'Notiz']],
  ])('finds "%s"', async (text, searches) => {
    const [seq] = await write(note(text), note('ganz anderes'));
    await caughtUp();
    for (const typed of searches) expect(seqs(typed).slice(-1), typed).toEqual([seq]);
  });

  test('finds by the name that the plant gives a component, and by what screens call a state', async () => {
    const [down] = await write(transition('ctl-a', 'down'), transition('other', 'down'));
    await caughtUp();
    expect(seqs('speicher ausgefallen')).toEqual([down]);
    expect(seqs('storage controller down')).toEqual([down]);
    expect(seqs('ausgefallen')).toHaveLength(2);
  });

  test('does not find what is not there', async () => {
    await write(note('Lüfter geprüft'));
    await caughtUp();
    for (const typed of ['speicher', '"prüfer"', '"lüfter nicht"', 'fter']) expect(seqs(typed), typed).toEqual([]);
  });

  test('never fails, whatever is typed', async () => {
    await write(note('Speicher AND NOT OR NEAR words : x* ^y "z"'));
    await caughtUp();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.nat(0x10ffff), { maxLength: 100 }).map((points) => String.fromCodePoint(...points)),
          fc.stringMatching(/^(AND|OR|NOT|NEAR|words|[-"*():^{}+ ',.;a]){0,30}$/),
        ),
        (text) => {
          expect(find(text).total.count).toBeGreaterThanOrEqual(0);
          expect(search.indexed().seq).toBe(1);
          expect(warnings).toEqual([]);
        },
      ),
    );
  });
});

describe('filters', () => {
  test('by group, actor, time and streams with what links to them', async () => {
    const [raised, down] = await write(
      {
        kind: 'alarm.raised',
        subject: 'alarm/A1',
        actor: { system: 'impact' },
        data: {
          component: 'ctl-a',
          name: { de: 'Speichercontroller A', en: 'Storage controller A' },
          state: 'down',
          reason: { code: 'reported', detail: '' },
          priority: 1,
          since: new Date(begin).toISOString(),
          number: 1,
        },
      },
      transition('ctl-a', 'down'),
    );
    now += 3_600_000;
    const [noted, acknowledged] = await write(note('Neustart'), {
      kind: 'alarm.acknowledged',
      subject: 'alarm/A1',
      actor: imke,
      data: {},
    });
    await caughtUp();
    expect(seqs('', { groups: ['machine'] })).toEqual([down, raised]);
    expect(seqs('', { groups: ['people'] })).toEqual([acknowledged, noted]);
    expect(seqs('', { actors: ['imke'] })).toEqual([acknowledged, noted]);
    expect(seqs('', { from: begin + 1000 })).toEqual([acknowledged, noted]);
    expect(seqs('', { to: begin + 1000 })).toEqual([down, raised]);
    expect(seqs('', { from: begin + 7_200_000 })).toEqual([]);
    expect(seqs('', {}, [['component/ctl-a']])).toEqual([acknowledged, down, raised]);
    expect(seqs('quittiert', { actors: ['imke'], from: begin + 1000 }, [['component/ctl-a']])).toEqual([acknowledged]);
    expect(seqs('', {}, [['component/ctl-a'], ['incident/INC-1']])).toEqual([]);
  });

  test('counts by value and over time', async () => {
    await write(transition('ctl-a', 'down'), transition('ctl-a', 'ok'));
    now += 60_000;
    await write(note('Neustart'));
    await caughtUp();
    const { histogram, facets } = search.overview({ text: '', filters: { groups: ['machine'] }, streams: [] });
    expect(facets).toEqual({
      groups: { machine: 2, people: 1 },
      actors: [{ actor: 'system:health', name: 'health', count: 2 }],
      components: [{ component: 'ctl-a', count: 2 }],
    });
    expect(histogram).toEqual({ from: begin, size: 60_000, all: [2, 1], matching: [2, 0], partial: false });
    const limited = search.overview({ text: 'neustart', filters: { from: begin + 60_000 }, streams: [] });
    expect(limited.facets?.groups).toEqual({ people: 1 });
    expect(limited.histogram?.matching).toEqual([1]);
  });

  test('bars longer than a minute sum their minutes', async () => {
    for (let step = 0; step < 30; step += 1) {
      now = begin + step * 7 * 60_000;
      await write(transition('ctl-a', step % 2 === 0 ? 'down' : 'ok'));
    }
    await caughtUp();
    const { histogram } = search.overview({ text: 'speicher', filters: {}, streams: [] });
    expect(histogram?.size).toBe(120_000);
    expect(histogram?.all.reduce((a, b) => a + b)).toBe(30);
    expect(histogram?.matching).toEqual(histogram?.all);
  });

  test('leads to the entry of an instant', async () => {
    const [first] = await write(note('eins'));
    now += 90_000;
    const [second] = await write(note('zwei'));
    await caughtUp();
    expect(search.at(begin - 1e9)).toBe(first);
    expect(search.at(begin + 1)).toBe(second);
    expect(search.at(now + 1e9)).toBe(second);
  });
});

test('pages of a search are the same as going through the log, down and up', async () => {
  const words = ['alpha', 'beta', 'gamma'];
  const drafts = Array.from({ length: 3000 }, (_, index) =>
    index % 7 === 0
      ? note(`${words[index % 3]} ${index % 2 === 0 ? index : 'gleich'}`)
      : transition(`c${index % 900}`, index % 2 === 0 ? 'down' : 'ok'),
  );
  const all = await write(...drafts);
  await caughtUp();
  const expected: Record<string, number[]> = {
    '': all,
    alpha: all.filter((_, index) => index % 7 === 0 && index % 3 === 0),
    ausgefallen: all.filter((_, index) => index % 7 !== 0),
  };
  for (const [text, fits] of Object.entries(expected)) {
    const down: number[] = [];
    for (let before: number | undefined; ; before = down.at(-1)) {
      const page = find(text, {}, [], { limit: 200, before }).seqs;
      down.push(...page);
      if (page.length < 200) break;
    }
    expect(down, text).toEqual(fits.toReversed());
    const up: number[] = [];
    for (let after = 0; ; after = up.at(-1) ?? 0) {
      const page = find(text, {}, [], { limit: 200, after }).seqs.toReversed();
      up.push(...page);
      if (page.length < 200) break;
    }
    expect(up, text).toEqual(fits);
    expect(find(text).total).toEqual({ count: fits.length, more: false });
  }
});

describe('the file', () => {
  const again = async () => {
    search = create();
    search.start();
    await caughtUp();
  };

  test('goes on where it ended', async () => {
    await write(note('eins'));
    await caughtUp();
    search.stop();
    await write(note('zwei'));
    await again();
    expect(find('').total.count).toBe(2);
    expect(seqs('zwei')).toEqual([2]);
  });

  test.each([
    ['deleted', () => rmSync(join(folder, searchFile))],
    [
      'cut short',
      () => writeFileSync(join(folder, searchFile), readFileSync(join(folder, searchFile)).subarray(0, 5000)),
    ],
    ['no database', () => writeFileSync(join(folder, searchFile), 'x'.repeat(9000))],
    [
      'damaged inside',
      () => {
        const bytes = readFileSync(join(folder, searchFile));
        bytes.fill(0xff, 4096);
        writeFileSync(join(folder, searchFile), bytes);
      },
    ],
    [
      'of another format',
      () => {
        const db = new Database(join(folder, searchFile));
        db.pragma('user_version = 99');
        db.close();
      },
    ],
  ])('is built anew when it is %s', async (_, harm) => {
    await write(note('Speicher eins'), note('Speicher zwei'));
    await caughtUp();
    search.stop();
    harm();
    await again();
    expect(seqs('speicher')).toEqual([2, 1]);
  });

  test('is built anew for another log of the same length', async () => {
    await write(note('eins'), note('zwei'));
    await caughtUp();
    search.stop();
    log.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `log.db${suffix}`), { force: true });
    log = open();
    now += 1;
    await write(note('drei'), note('vier'));
    await again();
    expect(seqs('eins')).toEqual([]);
    expect(seqs('vier')).toEqual([2]);
  });

  test('that is destroyed while the console runs is built anew', async () => {
    await write(...Array.from({ length: 2000 }, (_, index) => note(`Speicher ${index}`)));
    await caughtUp();
    const db = new Database(join(folder, searchFile));
    db.exec('DROP TABLE entry');
    db.close();
    expect(() => seqs('speicher')).not.toThrow();
    await write(note('danach'));
    search.stop();
    await again();
    expect(find('speicher').total.count).toBe(2000);
  });
});
