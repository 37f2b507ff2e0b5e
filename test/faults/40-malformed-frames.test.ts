import fc from 'fast-check';
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

const told = () => station.stderr().match(/sent something that is not a frame/g)?.length ?? 0;

test.each<[string, string | Buffer]>([
  ['no JSON', '{'],
  ['empty', ''],
  ['a number', '1'],
  ['a frame of the other side', '{"t":"heartbeat"}'],
  ['a command without sender', '{"t":"command","id":1,"name":"plant.reload","input":{}}'],
  ['a field too many', '{"t":"snapshot","more":1}'],
  ['__proto__', '{"__proto__":{"t":"snapshot"}}'],
  ['nested 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['binary', Buffer.from('{"t":"snapshot"}')],
])('a message that is %s is dropped and logged, and the line stays', async (_what, message) => {
  const line = await connect(station.url);
  await eventually(() => line.frames[0]);
  const before = told();
  line.socket.send(message);
  await eventually(() => told() === before + 1 || undefined);
  line.socket.send('{"t":"snapshot"}');
  await eventually(() => line.frames.filter(({ t }) => t === 'snapshot').length === 2 || undefined);
  expect(line.frames.filter(({ t }) => t === 'reply')).toEqual([]);
  line.socket.terminate();
});

test('whatever names and inputs come in frames of the right shape, each is answered by its kind and none is carried out', async () => {
  const line = await connect(station.url);
  const before = (await station.log()).length;
  const names = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'note.add', 'swap.open', 'log.read'),
    fc.string({ maxLength: 100 }),
  );
  const frames = fc.sample(fc.record({ t: fc.constantFrom('command', 'query'), name: names, input: fc.jsonValue() }), {
    numRuns: 60,
    seed: 40,
  });
  for (const [id, { t, name, input }] of frames.entries()) {
    const sender = t === 'command' ? { sender: { person: 'p', desk: 'd' } } : {};
    line.socket.send(JSON.stringify({ t, id, name, input, ...sender }));
  }
  const replies = await eventually(() => {
    const seen = line.frames.filter((frame) => frame.t === 'reply');
    return seen.length === frames.length ? seen : undefined;
  });
  const kinds = new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.error.kind)));
  expect([...kinds].filter((kind) => !['unknown-command', 'invalid-input', 'not-found'].includes(kind))).toEqual([]);
  expect(await station.log()).toHaveLength(before);
  line.socket.terminate();
});
