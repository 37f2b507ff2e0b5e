import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportRequestSchema } from '../../../contract/export.ts';
import { began, type Desk, imke, incident, note, openDesk, tobias } from './export.fixture.ts';
import { exportLog, exportText } from './export.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number; previous: string; hash: string; body: string });
const seqs = (text: string) => lines(text).map(({ seq }) => seq);

describe('JSON lines', () => {
  test('hold the stored text to the letter, and each line verifies by itself', async () => {
    await desk.write(note('Größe "5" \u0000 \u2028 \ud800 end'), note('second'));
    const db = new Database(join(desk.folder, 'log.db'), { readonly: true });
    const stored = db.prepare('SELECT seq, body FROM entry ORDER BY seq').all();
    db.close();
    const exported = lines(desk.text({}));
    expect(exported.map(({ seq, body }) => ({ seq, body }))).toEqual(stored);
    for (const { seq, previous, hash, body } of exported) {
      expect(createHash('sha256').update(`${previous}\n${seq}\n${body}\n`).digest('hex')).toBe(hash);
    }
    expect(exported[0]?.previous).toBe('0'.repeat(64));
    expect(exported.slice(1).map(({ previous }) => previous)).toEqual(exported.slice(0, -1).map(({ hash }) => hash));
  });
});

describe('a selection', () => {
  test('of an incident holds its entries and their corrections, not those of others', async () => {
    await desk.write(note('ours'));
    await desk.write(note('of another', imke, 'INC-2'));
    const target = { kind: 'note.added', subject: `incident/${incident}` };
    await desk.write({
      kind: 'entry.corrected',
      subject: 'entry/2',
      actor: imke,
      data: { seq: 2, text: 'ours, corrected', reason: 'typing error', target },
    });
    await desk.write({
      kind: 'entry.retracted',
      subject: 'entry/3',
      actor: imke,
      data: { seq: 3, reason: 'wrong', target: { kind: 'note.added', subject: 'incident/INC-2' } },
    });
    expect(seqs(desk.text({ incident }))).toEqual([1, 2, 4]);
  });

  test('of a period begins with its first instant and ends before its last', async () => {
    for (const text of ['one', 'two', 'three']) await desk.write(note(text));
    expect(seqs(desk.text({ from: began + 60_000, to: began + 180_000 }))).toEqual([2, 3]);
    expect(seqs(desk.text({ from: began + 60_001 }))).toEqual([3, 4]);
    expect(desk.text({ from: began + 999_000_000 })).toBe('');
    expect(seqs(desk.text({ from: -8.6e15, to: 8.6e15 }))).toEqual([1, 2, 3, 4]);
  });

  test('of an incident that does not exist is refused', () => {
    const request = exportRequestSchema.parse({ format: 'csv', incident: 'INC-9' });
    expect(
      exportText(desk.source(), request, desk.surroundings(), { entries: 10, characters: 10, searched: 1e6 }),
    ).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  test('that is too large for a screen is refused with its size', async () => {
    await desk.write(note('x'.repeat(5000)));
    const request = exportRequestSchema.parse({ format: 'jsonl' });
    const refused = exportText(desk.source(), request, desk.surroundings(), {
      entries: 1,
      characters: 1e6,
      searched: 1e6,
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed', message: expect.stringContaining('2 entries') },
    });
    const long = exportText(desk.source(), request, desk.surroundings(), {
      entries: 10,
      characters: 1000,
      searched: 1e6,
    });
    expect(long).toMatchObject({ ok: false, error: { message: expect.stringContaining('1000 characters') } });
  });

  test('that would search through a long log at once is refused; one that need not is made', async () => {
    const most = { entries: 10, characters: 1e6, searched: 0 };
    for (const [request, ok] of [
      [{ from: began }, false],
      [{ pseudonyms: true }, false],
      [{ incident }, true],
    ] as const) {
      const parsed = exportRequestSchema.parse({ format: 'jsonl', ...request });
      expect(exportText(desk.source(), parsed, desk.surroundings(), most).ok).toBe(ok);
    }
  });

  test('in two directions at once is refused by its schema', () => {
    expect(exportRequestSchema.safeParse({ format: 'md', incident, from: 1 }).success).toBe(false);
    expect(exportRequestSchema.safeParse({ format: 'md', from: 2, to: 2 }).success).toBe(false);
  });
});

test('what is written after an export began is not part of it', async () => {
  const source = desk.source();
  await desk.write(note('too late'));
  const made = exportLog(source, exportRequestSchema.parse({ format: 'jsonl' }), desk.surroundings());
  if (!made.ok) throw new Error(made.error.message);
  const pieces: Uint8Array[] = [];
  for await (const piece of made.value.chunks) pieces.push(piece);
  expect(seqs(Buffer.concat(pieces).toString())).toEqual([1]);
  expect(made.value.name).toBe('log-2019-09-24.jsonl');
});

test('an export that is given up closes its connection', async () => {
  const source = desk.source();
  const made = exportLog(source, exportRequestSchema.parse({ format: 'csv' }), desk.surroundings());
  if (!made.ok) throw new Error(made.error.message);
  for await (const _ of made.value.chunks) break;
  expect(() => source.row(1)).toThrow(/not open/);
});

describe('Markdown', () => {
  test('tells the incident with times in the zone of the plant, and when a note was written later', async () => {
    await desk.write({ ...note('Power is back', tobias), happenedAt: began - 30_000 });
    const text = desk.text({ format: 'md', incident, language: 'de' });
    expect(text).toContain(`# Störung ${incident}: Controller A failed\n`);
    expect(text).toContain('- **Leitung:** Imke Harms\n');
    expect(text).toContain(
      '| 2 | 2019-09-24 10:59:30 +02:00 | Tobias Lührs (desk 2) | Notiz; Power is back; eingetragen 2019-09-24 11:01:00 +02:00 |',
    );
  });

  test('interprets nothing of what people wrote', async () => {
    await desk.write(note('<img src=x> [a](javascript:1) **b** | c `d` https://e.example www.f.example &amp;'));
    await desk.write(note('line\n```\n# not a heading\n````\n<script>'));
    const text = desk.text({ format: 'md', incident });
    expect(text).toContain(
      '&lt;img src=x&gt; \\[a\\](javascript:1) \\*\\*b\\*\\* \\| c \\`d\\` https\\://e.example www\\.f.example &amp;amp;',
    );
    expect(text).toContain('\n`````text\nline\n```\n# not a heading\n````\n<script>\n`````\n');
    const outsideOfFences = text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(outsideOfFences).not.toMatch(/^# not|<script>/m);
  });

  test('keeps a text of a megabyte whole, below the table', async () => {
    const long = 'pressure '.repeat(111_111);
    await desk.write(note(long));
    const text = desk.text({ format: 'md' });
    expect(text).toContain('\n### Text 2\n');
    expect(text).toContain(long);
    expect(text.split('\n').find((line) => line.startsWith('| 2 |'))?.length).toBeLessThan(300);
  });

  test('shows characters that cannot be seen, and isolates letters from right to left', async () => {
    await desk.write(note('a\u202eb\u0007c'), note('שלום'));
    const text = desk.text({ format: 'md' });
    expect(text).toContain('a\\[U+202E\\]b\\[U+0007\\]c');
    expect(text).toContain('\u2068שלום\u2069');
  });
});

test('with pseudonyms no name, no id and no hash leaves, and the same person is the same everywhere', async () => {
  await desk.write(note('Tobias Lührs called, then harms and Lührs went. luehrs confirmed.', tobias));
  for (const format of ['jsonl', 'csv', 'md'] as const) {
    const text = desk.text({ format, incident, pseudonyms: true });
    expect(text).not.toMatch(/harms|imke|lührs|luehrs|tobias|[0-9a-f]{64}/i);
    expect(text).toContain('Person 2 called, then Person 1 and Person 2 went. Person 2 confirmed.');
  }
});
