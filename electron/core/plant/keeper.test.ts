import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft } from '../log/kinds.ts';
import { Status } from '../status.ts';
import { Tables } from '../tables.ts';
import { PlantKeeper } from './keeper.ts';
import type { LoadedPlant } from './load.ts';

const plantOf = (...components: string[]) =>
  `version: 1\nname: P\ncomponents:\n${components.map((id) => `  - { id: ${id}, kind: server, name: ${id} }\n`).join('')}`;

let folder: string;
let file: string;
let tables: Tables;
let status: Status;
let keeper: PlantKeeper;
let observed: Draft[];
let plants: LoadedPlant[];
let changes: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-keeper-'));
  file = join(folder, 'plant.yaml');
  tables = new Tables();
  status = new Status(tables, { version: '1', desk: 'd', plantSource: file });
  observed = [];
  plants = [];
  changes = [];
  keeper = new PlantKeeper(file, {
    tables,
    status,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    observe: (drafts) => observed.push(...drafts),
    onPlant: (plant) => plants.push(plant),
  });
});
afterEach(() => {
  keeper.stop();
  rmSync(folder, { recursive: true });
});

const write = (text: string | Buffer) => writeFileSync(file, text);
const shown = () => tables.all('component').map(({ id }) => id);
const kinds = () => observed.map(({ kind }) => kind);

test('a missing file: nothing is watched, and the row says why', async () => {
  expect(await keeper.reload()).toMatchObject({ ok: false, error: { kind: 'plant-missing' } });
  expect(status.get().plant).toMatchObject({ state: 'none', message: 'there is no such file' });
  expect(observed).toMatchObject([{ kind: 'plant.rejected', data: { problems: 1, first: 'there is no such file' } }]);
});

test.each([
  ['a folder', () => mkdirSync(file), 'this is not a file'],
  ['not UTF-8', () => write(Buffer.from([0x6e, 0x3a, 0xff])), 'the file is not UTF-8 text'],
  ['empty', () => write(''), '1:1: the file is empty: a plant needs at least version and name'],
  ['wrong twice', () => write('version: 2\nname: 3\n'), '1:10: Invalid input: expected 1 (and 1 more)'],
])('a file that is %s is refused by name', async (_what, make, message) => {
  make();
  expect(await keeper.reload()).toMatchObject({ ok: false, error: { kind: 'plant-invalid' } });
  expect(status.get().plant).toMatchObject({ state: 'none', message });
});

test('a file that becomes wrong: the last good plant stays and the row shows line, column and value', async () => {
  write(plantOf('a', 'b'));
  await keeper.reload();
  write(plantOf('a', 'B'));
  expect(await keeper.reload()).toMatchObject({ ok: false, error: { kind: 'plant-invalid' } });
  expect(shown()).toEqual(['a', 'b']);
  expect(plants).toHaveLength(1);
  expect(status.get().plant).toMatchObject({
    state: 'kept',
    problems: [{ file, line: 5, column: 11, path: 'components[1].id', value: 'B' }],
  });
});

test('a file that is gone: the last good plant stays', async () => {
  write(plantOf('a'));
  await keeper.reload();
  rmSync(file);
  await keeper.reload();
  expect(shown()).toEqual(['a']);
  expect(status.get().plant).toMatchObject({ state: 'kept', message: 'there is no such file' });
});

test('a file that is good again is taken, and the row is clear', async () => {
  for (const text of [plantOf('a'), 'version: [', plantOf('a', 'c')]) {
    write(text);
    await keeper.reload();
  }
  expect(shown()).toEqual(['a', 'c']);
  expect(status.get().plant).toMatchObject({ state: 'ok', message: '', problems: [] });
  expect(kinds()).toEqual(['plant.loaded', 'plant.rejected', 'plant.loaded']);
});

test('a return to the very plant that was kept is no new plant, and clears the row', async () => {
  for (const text of [plantOf('a'), 'version: [', plantOf('a')]) {
    write(text);
    await keeper.reload();
  }
  expect(status.get().plant.state).toBe('ok');
  expect(kinds()).toEqual(['plant.loaded', 'plant.rejected']);
  expect(plants).toHaveLength(1);
});

test('the same error is on record once, another one again', async () => {
  for (const text of ['a: [', 'a: [', 'version: 2', 'version: 2']) {
    write(text);
    await keeper.reload();
  }
  expect(kinds()).toEqual(['plant.rejected', 'plant.rejected']);
});

test('reading an unchanged file again changes no row', async () => {
  write(plantOf('a'));
  await keeper.reload();
  tables.listen((name) => changes.push(name));
  expect((await keeper.reload()).ok).toBe(true);
  expect(changes).toEqual([]);
});

test('a file that appears while it is followed is taken without being asked', async () => {
  await keeper.follow();
  expect(shown()).toEqual([]);
  write(plantOf('late'));
  await expect.poll(shown, { timeout: 15_000 }).toEqual(['late']);
  expect(kinds()).toEqual(['plant.rejected', 'plant.loaded']);
});

test('of a thousand problems fifty are shown and all are counted', async () => {
  write(plantOf(...Array.from({ length: 1000 }, (_, index) => `X${index}`)));
  await keeper.reload();
  expect(status.get().plant.problems).toHaveLength(50);
  expect(observed).toMatchObject([{ data: { problems: 1000 } }]);
});
