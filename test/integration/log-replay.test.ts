import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { viewsFile } from '../../electron/core/views/format.ts';
import { makeFolder, runCli, startStation } from '../support/station.ts';

let folder = '';
let remove: () => void;

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  const station = await startStation(['--data', folder]);
  const declared = await station.command('incident.declare', { title: 'Störung' });
  const incident = String(declared.body['subject']).replace('incident/', '');
  await station.command('note.add', { incident, text: 'Größe geprüft' });
  await station.kill();
});
afterEach(() => remove());

const views = () => join(folder, viewsFile);
const replay = () => runCli(['log', 'replay', '--data', folder]);

/** Changes the rows and seals them again, as a fold that is not deterministic would have left them. */
function reseal(change: (lines: string[]) => string[]): void {
  const lines = readFileSync(views(), 'utf8').trimEnd().split('\n').slice(0, -1);
  const content = `${change(lines).join('\n')}\n`;
  const sha256 = createHash('sha256').update(content).digest('hex');
  writeFileSync(views(), `${content}${JSON.stringify({ sha256 })}\n`);
}

test('a stopped console leaves views that a replay from the first entry confirms', async () => {
  expect(existsSync(views())).toBe(true);
  const { code, stdout, stderr } = await replay();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^\d+ entries replayed: .*1 incident,.* \d+ entries\/s\nequal to the stored views up to entry/,
  );
});

test('views that say something else are named by table, id and place, with exit code 1', async () => {
  reseal((lines) => lines.map((line) => line.replace('"title":"Störung"', '"title":"Übung"')));
  const { code, stderr } = await replay();
  expect(code).toBe(1);
  expect(stderr).toMatch(/incident INC-\d{4}-\d{4}-01, title is "Störung" by the log and "Übung" there/);
});

test('views without a row are found', async () => {
  reseal(([header = '', ...rows]) => [
    header.replace(/"rows":\d+/, `"rows":${rows.length - 1}`),
    ...rows.filter((row) => !row.startsWith('["incident"')),
  ]);
  const { code, stderr } = await replay();
  expect(code).toBe(1);
  expect(stderr).toMatch(/incident INC-.* by the log and "none" there/);
});

test('damaged or missing views are said, and are no failure', async () => {
  writeFileSync(views(), readFileSync(views()).subarray(1));
  expect(await replay()).toMatchObject({ code: 0, stdout: expect.stringContaining('damaged') });
  rmSync(views());
  expect(await replay()).toMatchObject({ code: 0, stdout: expect.stringContaining('there are none') });
});

test('a start with views of another log warns and shows what the log says', async () => {
  reseal(([header = '', ...rows]) => [header.replace(/"hash":"\w/, '"hash":"x'), ...rows]);
  const station = await startStation(['--data', folder]);
  const { rows } = await station.snapshot();
  await station.kill();
  expect(Object.values(rows.incident)).toMatchObject([{ title: 'Störung' }]);
  expect(station.stderr()).toContain('stored views are left alone');
});
