import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, makeFolder, runCli, type StationProcess, startStation } from '../support/station.ts';
import { plantWatching, serveHealth, type WatchedServer } from '../support/watched-server.ts';

let station: StationProcess;
let server: WatchedServer;
let made: ReturnType<typeof makeFolder>;
let plant: string;

beforeEach(async () => {
  server = await serveHealth();
  made = makeFolder();
  plant = join(made.folder, 'plant.yaml');
});
afterEach(async () => {
  await station?.kill('SIGKILL');
  server.close();
  made.remove();
});

const start = async () => {
  station = await startStation(['--data', join(made.folder, 'data'), '--plant', plant]);
};
const rows = async () => (await station.snapshot()).rows;
const plantKinds = async () =>
  (await station.log()).map(({ kind }) => kind).filter((kind) => kind.startsWith('plant.'));
const told = async () => (await rows()).system.console?.plant;
const webIs = (state: string) => eventually(async () => (await rows()).condition.web?.state === state || undefined);

/** Puts a text in the file's place at once, as an editor that saves safely does. */
function save(text: string | Buffer): void {
  writeFileSync(`${plant}.new`, text);
  renameSync(`${plant}.new`, plant);
}

describe('a station that starts without a good plant runs, says why, and takes the plant when it is there', () => {
  test.each([
    ['missing', () => {}, 'there is no such file', 1],
    ['a folder', () => mkdirSync(plant), 'this is not a file', 1],
    ['not text', () => save(Buffer.from([0xff, 0xfe, 0x00])), 'the file is not UTF-8 text', 1],
    ['empty', () => save(''), 'the file is empty', 1],
    ['not YAML', () => save('version: 1\nname: [\n'), 'Flow sequence', 1],
    ['wrong', () => save('version: 1\nname: 5\ncolour: red\n'), '2:7: Invalid input', 2],
  ])('%s', async (_what, prepare, message, problems) => {
    prepare();
    await start();
    const state = await told();
    expect(state).toMatchObject({ state: 'none', message: expect.stringContaining(message) });
    expect(state?.problems).toHaveLength(problems);
    expect(await plantKinds()).toEqual(['plant.rejected']);
    rmSync(plant, { recursive: true, force: true });
    save(plantWatching(server.url));
    await webIs('ok');
    expect(await told()).toMatchObject({ state: 'ok', problems: [] });
  });
});

test('a file that becomes half-wrong: the last good plant stays watched, every problem is shown, and it heals', async () => {
  save(plantWatching(server.url));
  await start();
  await webIs('ok');

  const text = plantWatching(server.url);
  save(text.replace('kind: server', 'kind: 7').replace('all: [web]', 'all: [wbe]').concat('colour: red\n'));
  const kept = await eventually(async () => {
    const state = await told();
    return state?.state === 'kept' ? state : undefined;
  });
  expect(kept.problems.map(({ line, path, value }) => ({ line, path, value }))).toEqual([
    { line: 6, path: 'services[0].needs[0].all[0]', value: 'wbe' },
    { line: 8, path: 'components[0].kind', value: '7' },
    { line: 11, path: 'colour', value: 'red' },
  ]);
  expect(kept.message).toMatch(/^6:\d+: there is no component with the id wbe \(and 2 more\)$/);
  expect(Object.keys((await rows()).component)).toEqual(['web']);

  server.healthy = false;
  await webIs('down');
  expect(await station.command('plant.reload', {})).toMatchObject({
    status: 422,
    body: { kind: 'plant-invalid', message: expect.stringContaining('The last good plant stays.') },
  });
  server.healthy = true;
  save(text.replace('name: Web }', 'name: Renamed }'));
  await eventually(async () => (await rows()).component.web?.name.en === 'Renamed' || undefined);
  await webIs('ok');
  expect((await told())?.state).toBe('ok');
  expect(await plantKinds()).toEqual(['plant.loaded', 'plant.rejected', 'plant.loaded']);
});

describe('leitstand plant check', () => {
  test('says all that is wrong, each with file, line, column, path and value', async () => {
    save(plantWatching(server.url).replace('kind: server', 'kind: 7').replace('interval: 1s', 'interval: soon'));
    const { code, stdout } = await runCli(['plant', 'check', plant]);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      `${plant}:8:22: components[0].kind: Invalid input: expected string, received number (found: "7")`,
      expect.stringMatching(/plant\.yaml:10:\d+: endpoints\[0\]\.interval: write a duration as .* \(found: "soon"\)$/),
      '2 problems',
      '',
    ]);
  });

  test('says that a good file is good', async () => {
    save(plantWatching(server.url));
    expect(await runCli(['plant', 'check', plant])).toEqual({
      code: 0,
      stdout: `${plant}: good: 1 components, 1 endpoints, 1 services, 1 sites\n`,
      stderr: '',
    });
  });

  test('says that a file is missing', async () => {
    const { code, stderr } = await runCli(['plant', 'check', plant]);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no such file');
  });
});
