import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { onSmallDisk, seenBy, whyNoMounts } from '../support/own-mounts.ts';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';
import { plantWatching, serveHealth, type WatchedServer } from '../support/watched-server.ts';

const impossible = whyNoMounts();
const { folder, remove } = makeFolder();
const data = makeFolder();
let station: StationProcess | undefined;
let server: WatchedServer | undefined;
afterEach(async () => {
  await station?.kill('SIGKILL');
  server?.close();
  remove();
  data.remove();
});

/** Fills the disk to the last page with one file, and gives its name. */
function fill(disk: string): string {
  const file = join(disk, 'filler');
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(65_536));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    return file;
  } finally {
    closeSync(handle);
  }
}

test('disk full: commands are refused by name, the wall lives on, and afterwards the log has what was missed', async ({
  skip,
}) => {
  skip(impossible !== undefined, impossible);
  server = await serveHealth();
  const plant = join(folder, 'plant.yaml');
  writeFileSync(plant, plantWatching(server.url));
  station = await startStation(['--data', data.folder, '--plant', plant], onSmallDisk(data.folder, '3m'));
  const running = station;
  const state = async () => (await running.snapshot()).rows.condition.web?.state;
  const system = async () => (await running.snapshot()).rows.system.console;
  await eventually(async () => (await state()) === 'ok' || undefined);
  const declared = await running.command('incident.declare', { title: 'before' });
  const incident = String(declared.body.subject).replace('incident/', '');
  const before = await running.log();

  const filler = fill(seenBy(running.pid, data.folder));
  const text = 'x'.repeat(100_000);
  const refused = await eventually(async () => {
    const answer = await running.command('note.add', { incident, text });
    return answer.status === 200 ? undefined : answer;
  });
  expect(refused).toMatchObject({
    status: 507,
    body: { kind: 'log-full', next: expect.stringContaining('Free some space') },
  });
  expect((await system())?.log).toMatchObject({ state: 'full', message: expect.stringContaining('Free some space') });

  server.healthy = false;
  await eventually(async () => (await state()) === 'down' || undefined);
  const alarm = await eventually(async () => Object.values((await running.snapshot()).rows.alarm)[0]);
  const whileFull = (await running.log()).length;

  rmSync(filler);
  await eventually(async () => (await system())?.log.state === 'ok' || undefined);
  const acknowledged = await running.command('alarm.acknowledge', { alarm: alarm.id });
  expect(acknowledged.status).toBe(200);
  const log = await running.log();
  expect(log.slice(0, before.length)).toEqual(before);
  const missed = log.slice(whileFull, -1);
  expect(missed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['health.transition', 'alarm.raised']));
  for (const entry of missed) {
    expect(Date.parse(entry.happenedAt ?? 'not given')).toBeLessThan(Date.parse(entry.at));
  }
  expect(log.at(-1)).toMatchObject({ kind: 'alarm.acknowledged', subject: `alarm/${alarm.id}` });
});
