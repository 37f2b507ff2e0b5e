import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogEntry } from '../../electron/contract/models/entry.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { makeFolder, runCli, type StationProcess, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
const incident = 'INC-2019-0924-01';
const actor = { person: 'harms', name: 'Imke Harms', desk: 'desk 1' };
const large = 60;
const small = 10_000;
/** What people paste: markup, direction marks, control characters, emoji made of several, half a character. */
const odd = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'user\u202egpj.exe \u2066isolated\u2069 שלום مرحبا',
  'nul \u0000 bell \u0007 escape \u001b[31m delete \u007f next line \u0085',
  '👩🏽‍🚒👨‍👩‍👧‍👦🇩🇪 e\u0301 \u{10ffff}',
  'half \ud83d and \ude00 half',
  'line\r\nline\rline\u2028line\u2029line\ttab',
];
/** The largest answer that may reach a screen, in bytes: one that piles up more is cut off. */
const largestBody = 12_000_000;
let station: StationProcess;

beforeAll(async () => {
  const opened = openLog(folder, { now: () => Date.UTC(2019, 8, 24, 9) });
  if (!opened.ok) throw new Error(opened.error.message);
  const subject = `incident/${incident}`;
  const note = (text: string) => ({ kind: 'note.added', subject, actor, data: { text } }) as const;
  const since = '2019-09-24T09:00:00.000Z';
  const data = { title: 'Many notes', alarms: [], components: [], services: [], since };
  const written = await opened.value.append([{ kind: 'incident.declared', subject, actor, data }, ...odd.map(note)]);
  if (!written.ok) throw new Error(written.error.message);
  await opened.value.append(Array.from({ length: large }, (_, index) => note(`${index} ${'ä'.repeat(999_990)}`)));
  await opened.value.append(Array.from({ length: small }, (_, index) => note(`note ${index}`)));
  opened.value.close();
  station = await startStation(['--data', folder]);
}, 120_000);
afterAll(async () => {
  await station?.kill();
  remove();
});

test(`${large} notes of a megabyte are read through the API in answers that stay small, and none is left out`, async () => {
  const seen: number[] = [];
  for (let after = 0; seen.length <= large + odd.length; ) {
    const response = await fetch(`${station.url}/api/log?after=${after}&limit=1000`);
    const body = await response.text();
    expect(body.length).toBeLessThan(largestBody);
    const { entries } = JSON.parse(body) as { entries: LogEntry[] };
    if (entries.length === 0) break;
    seen.push(...entries.map(({ seq }) => seq));
    after = entries.at(-1)?.seq ?? after;
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
  expect(seen.length).toBeGreaterThan(large + odd.length);
});

test('odd characters come back to the letter', async () => {
  const entries = (await (await fetch(`${station.url}/api/log?after=1&limit=${odd.length}`)).json()) as {
    entries: LogEntry[];
  };
  expect(entries.entries.map(({ data }) => data['text'])).toEqual(odd);
});

test(`an incident of ${small} entries and ${large} MB is exported in every format while the console answers`, async () => {
  for (const format of ['jsonl', 'csv', 'md']) {
    const response = await fetch(`${station.url}/api/log/export?format=${format}&incident=${incident}`);
    let size = 0;
    for await (const chunk of response.body ?? []) {
      if (size === 0) expect((await fetch(`${station.url}/api/log?limit=1`)).status).toBe(200);
      size += chunk.length;
    }
    expect([format, size > (format === 'csv' ? 3_000_000 : large * 1_000_000)]).toEqual([format, true]);
  }
});

test('the command line exports it too', async () => {
  const out = `${folder}/all.jsonl`;
  const made = await runCli([
    'log',
    'export',
    '--data',
    folder,
    '--incident',
    incident,
    '--format',
    'jsonl',
    '--out',
    out,
  ]);
  expect(made).toMatchObject({ code: 0, stderr: expect.stringMatching(/all\.jsonl: \d{9} bytes/) });
});
