import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onReadOnlyDisk, whyNoMounts } from '../support/own-mounts.ts';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';
import { plantWatching, serveHealth, type WatchedServer } from '../support/watched-server.ts';

const impossible = whyNoMounts();
let station: StationProcess | undefined;
let server: WatchedServer;
let data: ReturnType<typeof makeFolder>;
let elsewhere: ReturnType<typeof makeFolder>;
let plant: string;

beforeEach(async () => {
  server = await serveHealth();
  data = makeFolder();
  elsewhere = makeFolder();
  plant = join(elsewhere.folder, 'plant.yaml');
  writeFileSync(plant, plantWatching(server.url));
});
afterEach(async () => {
  await station?.kill('SIGKILL');
  station = undefined;
  server.close();
  data.remove();
  elsewhere.remove();
});

/** The wall lives: the endpoint is seen well, then down, and its alarm is there. */
async function expectLiveWall(running: StationProcess): Promise<void> {
  const condition = async () => (await running.snapshot()).rows.condition.web?.state;
  await eventually(async () => (await condition()) === 'ok' || undefined);
  server.healthy = false;
  await eventually(async () => (await condition()) === 'down' || undefined);
  await eventually(async () => Object.keys((await running.snapshot()).rows.alarm)[0]);
}

describe('a data folder that cannot be written', () => {
  for (const [what, prepare] of [
    ['and is empty', async () => {}],
    [
      'and holds a log',
      async () => {
        const before = await startStation(['--data', data.folder, '--plant', plant]);
        await before.command('incident.declare', { title: 'kept' });
        await before.kill();
      },
    ],
  ] as const) {
    test(`${what}: the wall lives, the row says read-only, and commands are refused`, async ({ skip }) => {
      skip(impossible !== undefined, impossible);
      await prepare();
      station = await startStation(['--data', data.folder, '--plant', plant], onReadOnlyDisk(data.folder));
      await expectLiveWall(station);
      expect((await station.snapshot()).rows.system.console?.log).toMatchObject({
        state: 'read-only',
        message: expect.stringContaining('cannot be written'),
      });
      expect(await station.command('incident.declare', { title: 'x' })).toMatchObject({
        status: 503,
        body: { kind: 'log-read-only', next: expect.stringContaining('--data') },
      });
    });
  }

  test('the demo runs on it all the same', async ({ skip }) => {
    skip(impossible !== undefined, impossible);
    station = await startStation(['--data', data.folder, '--demo'], onReadOnlyDisk(data.folder));
    const running = station;
    const seen = await eventually(async () => {
      const { condition } = (await running.snapshot()).rows;
      return Object.values(condition).filter(({ state }) => state === 'ok').length > 300 || undefined;
    });
    expect(seen).toBe(true);
  });
});

test('a data folder that cannot be created: the wall lives, and commands are refused by name', async () => {
  writeFileSync(join(elsewhere.folder, 'file'), '');
  station = await startStation(['--data', join(elsewhere.folder, 'file', 'data'), '--plant', plant]);
  await expectLiveWall(station);
  expect((await station.snapshot()).rows.system.console?.log).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('cannot be created'),
  });
  expect(await station.command('incident.declare', { title: 'x' })).toMatchObject({
    status: 503,
    body: { kind: 'log-failed' },
  });
});
