import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../support/raw-client.ts';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
let station: StationProcess;
beforeAll(async () => {
  station = await startStation(['--data', folder]);
});
afterAll(async () => {
  await station.kill('SIGKILL');
  remove();
});

test('a screen that floods the line is cut off, told once in the output, and the others go on', async () => {
  const other = await connect(station.url);
  const flooder = await connect(station.url);
  const frame = JSON.stringify({ t: 'query', id: 1, name: 'log.read', input: {} });
  for (let sent = 0; sent < 20_000; sent += 1) flooder.socket.send(frame);
  await flooder.closed;
  const answered = flooder.frames.filter(({ t }) => t === 'reply').length;
  expect(answered).toBeLessThanOrEqual(300);
  expect(await station.command('incident.declare', { title: 'meanwhile' })).toMatchObject({ status: 200 });
  await eventually(
    () => other.frames.some((seen) => seen.t === 'delta' && seen.changes.incident !== undefined) || undefined,
  );
  expect(station.stderr().match(/was cut off/g)).toHaveLength(1);
  other.socket.terminate();
});

test('of more commands at once than a screen may have, those beyond are refused and the rest carried out', async () => {
  const declared = await station.command('incident.declare', { title: 'busy' });
  const incident = String(declared.body.subject).replace('incident/', '');
  const line = await connect(station.url);
  const sender = { person: 'imke', desk: 'd' };
  for (let id = 1; id <= 90; id += 1) {
    line.socket.send(
      JSON.stringify({ t: 'command', id, name: 'note.add', input: { incident, text: `n${id}` }, sender }),
    );
  }
  const replies = await eventually(() => {
    const seen = line.frames.filter((frame) => frame.t === 'reply');
    return seen.length === 90 ? seen : undefined;
  });
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.kind]));
  expect([...new Set(refused)].filter((kind) => kind !== 'rate-limited')).toEqual([]);
  const notes = (await station.log()).filter(({ kind }) => kind === 'note.added');
  expect(notes).toHaveLength(90 - refused.length);
  line.socket.terminate();
});
