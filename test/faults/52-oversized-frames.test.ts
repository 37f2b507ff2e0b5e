import { connect as connectTcp, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { largestClientFrame } from '../../electron/contract/wire.ts';
import { ask, connect, type Line } from '../support/raw-client.ts';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';

const mostScreens = 200;
const mostConnections = 1000;
const { folder, remove } = makeFolder();
let station: StationProcess;
beforeAll(async () => {
  station = await startStation(['--data', folder]);
});
afterAll(async () => {
  await station.kill('SIGKILL');
  remove();
});

test('a frame over the limit closes the line with 1009, and the station goes on', async () => {
  const line = await connect(station.url);
  line.socket.on('error', () => {});
  line.socket.send('x'.repeat(largestClientFrame + 1));
  expect(await line.closed).toBe(1009);
  expect((await ask(station.url, '/api/log')).status).toBe(200);
});

test('a message of many fragments counts as one: 1009 as well', async () => {
  const line = await connect(station.url);
  line.socket.on('error', () => {});
  const piece = 'x'.repeat(256 * 1024);
  for (let sent = 0; sent <= largestClientFrame; sent += piece.length) line.socket.send(piece, { fin: false });
  expect(await line.closed).toBe(1009);
});

test(`the ${mostScreens + 1}st screen is refused with 503; when one leaves there is room`, async () => {
  const lines: Line[] = [];
  for (let index = 0; index < mostScreens; index += 1) lines.push(await connect(station.url));
  await expect(connect(station.url)).rejects.toThrow('status 503');
  const [first] = lines;
  first?.socket.terminate();
  const late = await eventually(() => connect(station.url).catch(() => undefined));
  for (const { socket } of [...lines, late]) socket.terminate();
});

test(`of ${mostConnections + 200} idle connections those beyond ${mostConnections} are closed at once, and then there is room again`, async () => {
  const { hostname, port } = new URL(station.url);
  const sockets: Socket[] = [];
  let closed = 0;
  for (let index = 0; index < mostConnections + 200; index += 1) {
    const socket = connectTcp(Number(port), hostname);
    socket.on('error', () => {});
    socket.on('close', () => {
      closed += 1;
    });
    sockets.push(socket);
  }
  await eventually(() => closed >= 200 || undefined);
  for (const socket of sockets) socket.destroy();
  await eventually(() =>
    ask(station.url, '/api/log').then(
      ({ status }) => status === 200 || undefined,
      () => undefined,
    ),
  );
});
