import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ExportRequest, exportRequestSchema } from '../../../../contract/export.ts';
import { type Desk, incident, note, openDesk } from '../export.fixture.ts';
import { exportLog } from '../export.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function pdf(request: Partial<ExportRequest> = {}): Promise<Buffer> {
  const parsed = exportRequestSchema.parse({ incident, ...request, format: 'pdf' });
  const made = exportLog(desk.source(), parsed, desk.surroundings());
  if (!made.ok) throw new Error(made.error.message);
  const pieces: Uint8Array[] = [];
  for await (const piece of made.value.chunks) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('a PDF is whole: it begins and ends as one, and its table of objects is where it says', async () => {
  for (let count = 0; count < 100; count += 1) await desk.write(note(`Note ${count}`));
  const bytes = await pdf();
  const text = bytes.toString('latin1');
  expect(text.startsWith('%PDF-1.')).toBe(true);
  const [, at] = /startxref\n(\d+)\n%%EOF\s*$/.exec(text) ?? [];
  expect(text.slice(Number(at), Number(at) + 4)).toBe('xref');
  expect(text.match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(2);
  expect(text).not.toMatch(/\/JavaScript|\/URI|\/OpenAction/);
});

const missing = spawnSync('pdftotext', ['-v']).error !== undefined;
const why = missing ? ' (skipped: there is no pdftotext here)' : '';

test.skipIf(missing)(`pdftotext reads what was written, in every script of the fonts${why}`, async () => {
  await desk.write(note('Größe, Łódź, Ελλάδα, Москва, =1+1 https://e.example'), note('שלום \u202e 😀'));
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], {
    input: await pdf({ language: 'de' }),
    encoding: 'utf8',
  });
  expect(stdout).toContain(`Störung ${incident}: Controller A failed`);
  expect(stdout).toContain('Größe, Łódź, Ελλάδα, Москва, =1+1 https://e.example');
  expect(stdout).toContain('[U+05E9][U+05DC][U+05D5][U+05DD] [U+202E] [U+1F600]');
  expect(stdout).toContain('2019-09-24 11:00:00 +02:00');
});

test.skipIf(missing)(`a text of several pages loses no word${why}`, async () => {
  const words = Array.from({ length: 5000 }, (_, index) => `w${index}`);
  await desk.write(note(words.join(' ')), note('x'.repeat(3000)));
  const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: await pdf(), encoding: 'utf8', maxBuffer: 1e8 });
  expect(stdout.match(/\bw\d+\b/g)).toEqual(words);
  expect(stdout.match(/x/g)?.length).toBeGreaterThanOrEqual(3000);
});
