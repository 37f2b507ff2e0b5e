import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, runCli, type StationProcess, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
const data = join(folder, 'data');
const long = 'Größe '.repeat(160_000);
const odd = 'a\u202eb \u0007 שלום 😀 <b>x</b>';
let station: StationProcess;
let incident = '';

beforeAll(async () => {
  station = await startStation(['--data', data, '--demo', '--at', '10:55']);
  const declared = await station.command('incident.declare', { title: 'Exported' });
  incident = String(declared.body.subject).slice('incident/'.length);
  for (const text of [long, odd]) {
    const noted = await station.command('note.add', { incident, text });
    if (noted.status !== 200) throw new Error(JSON.stringify(noted.body));
  }
});
afterAll(async () => {
  await station.kill();
  remove();
});

async function exported(...args: string[]): Promise<string> {
  const out = join(folder, 'exported');
  const made = await runCli(['log', 'export', '--data', data, '--out', out, ...args]);
  if (made.code !== 0) throw new Error(made.stderr);
  return readFileSync(out, 'utf8');
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number; previous: string; hash: string; body: string });

describe('while the console runs, the command line', () => {
  test('exports an incident with a note of a megabyte that verifies', async () => {
    const lines = linesOf(await exported('--incident', incident, '--format', 'jsonl'));
    expect(lines.map(({ body }) => JSON.parse(body).data.text)).toEqual([undefined, long.trim(), odd]);
    for (const { seq, previous, hash, body } of lines) {
      expect(createHash('sha256').update(`${previous}\n${seq}\n${body}\n`).digest('hex')).toBe(hash);
    }
  });

  test('exports a period in the plant’s own time', async () => {
    const lines = linesOf(
      await exported('--from', '2019-09-24 10:55', '--to', '2019-09-24 12:00', '--format', 'jsonl'),
    );
    expect(lines.length).toBeGreaterThan(3);
    const early = await exported('--to', '2019-09-24 10:00', '--format', 'jsonl');
    expect(early).not.toContain('Exported');
  });

  test('leaves no name in an export with pseudonyms', async () => {
    const { rows } = await station.snapshot();
    const people = Object.values(rows.person).flatMap(({ id, name }) => [id, ...name.split(' ')]);
    expect(people.length).toBeGreaterThan(2);
    for (const format of ['jsonl', 'csv', 'md']) {
      const text = await exported('--format', format, '--pseudonyms', '--from', '2019-09-24');
      expect(text).toMatch(/Person \d/);
      for (const name of people) expect(text).not.toMatch(new RegExp(String.raw`\b${name}\b`));
    }
  });

  test('writes to stdout for others to read on', async () => {
    const made = await runCli([
      'log',
      'export',
      '--data',
      data,
      '--incident',
      incident,
      '--format',
      'md',
      '--out',
      '-',
    ]);
    expect(made.stdout.split('\n')[0]).toBe(`# Incident ${incident}: Exported`);
    expect(made.stderr).toContain(`${incident}.md: `);
  });

  test('says what is wrong with its options, and with an incident that is not there', async () => {
    const wrong = await runCli(['log', 'export', '--data', data, '--out', '-', '--format', 'xls']);
    expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--format') });
    const none = await runCli(['log', 'export', '--data', data, '--out', '-', '--format', 'md', '--incident', 'INC-0']);
    expect(none).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no incident INC-0') });
  });
});

const missing = spawnSync('jq', ['--version']).error !== undefined;

test.skipIf(missing)(`jq reads every line${missing ? ' (skipped: there is no jq here)' : ''}`, async () => {
  const text = await exported('--format', 'jsonl');
  const filter = '.body | fromjson | select(.kind == "note.added") | .data.text | length';
  const { stdout, stderr } = spawnSync('jq', [filter], { input: text, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toContain(String([...long.trim()].length));
});

describe('the station', () => {
  const ask = (query: string) => fetch(`${station.url}/api/log/export?${query}`);

  test.each([
    ['jsonl', 'application/jsonl; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8; header=present'],
    ['md', 'text/markdown; charset=utf-8'],
    ['pdf', 'application/pdf'],
  ])('sends %s as a file', async (format, type) => {
    const response = await ask(`format=${format}&incident=${incident}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${incident}.${format}"`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(format === 'pdf' ? bytes.subarray(0, 5).toString() : bytes.toString()).toContain(
      format === 'pdf' ? '%PDF-' : 'Größe Größe',
    );
  });

  test('begins a CSV with a byte order mark where asked', async () => {
    const bytes = new Uint8Array(await (await ask(`format=csv&bom=1&incident=${incident}`)).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('refuses what it does not know, by name', async () => {
    for (const [query, status, said] of [
      ['format=xls', 400, 'format'],
      ['format=csv&incident=INC-0', 404, 'INC-0'],
      ['format=csv&from=yesterday', 400, 'from'],
      ['format=csv&limit=1', 400, 'limit'],
    ] as const) {
      const response = await ask(query);
      expect([query, response.status]).toEqual([query, status]);
      expect(((await response.json()) as { message: string }).message).toContain(said);
    }
  });

  test('goes on when somebody breaks off, and lets the next one in', async () => {
    for (let round = 0; round < 4; round += 1) {
      const giveUp = new AbortController();
      const response = await fetch(`${station.url}/api/log/export?format=pdf`, { signal: giveUp.signal });
      expect(response.status).toBe(200);
      giveUp.abort();
      await response.arrayBuffer().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect((await ask('format=csv')).status).toBe(200);
  });
});

test('an exported PDF is replaced at once and nothing is left beside it', async () => {
  const out = join(folder, 'x.pdf');
  const made = await runCli(['log', 'export', '--data', data, '--incident', incident, '--format', 'pdf', '--out', out]);
  expect(made.code).toBe(0);
  expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  expect(() => readFileSync(`${out}.new`)).toThrow(/ENOENT/);
});
