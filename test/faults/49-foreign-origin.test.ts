import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, connect } from '../support/raw-client.ts';
import { makeFolder, type StationProcess, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
let station: StationProcess;
beforeAll(async () => {
  station = await startStation(['--data', folder]);
});
afterAll(async () => {
  await station.kill('SIGKILL');
  remove();
});

test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
  'a page of %s gets no line and no answer',
  async (origin) => {
    await expect(connect(station.url, { origin })).rejects.toThrow('status 403');
    const command = {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"name":"incident.declare"}',
    };
    expect((await ask(station.url, '/api/commands', command)).status).toBe(403);
    expect((await ask(station.url, '/api/log', { headers: { origin } })).status).toBe(403);
  },
);

test('a page of the station itself gets both', async () => {
  const line = await connect(station.url, { origin: station.url });
  line.socket.terminate();
  expect((await ask(station.url, '/api/log', { headers: { origin: station.url } })).status).toBe(200);
});

test('no answer lets a page of another site read it', async () => {
  const { headers } = await ask(station.url, '/api/log');
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});

test('a hundred refused lines that are reset at once do not end the station', async () => {
  const { hostname, port, host } = new URL(station.url);
  await Promise.all(
    Array.from({ length: 100 }, () => {
      return new Promise<void>((resolve) => {
        const socket = connectTcp(Number(port), hostname, () => {
          socket.write(
            `GET /api/live HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
          );
          setImmediate(() => socket.resetAndDestroy());
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve());
      });
    }),
  );
  expect((await ask(station.url, '/api/log')).status).toBe(200);
});
