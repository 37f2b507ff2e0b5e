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

test.each([
  'evil.example',
  'evil.example:PORT',
  'localhost.evil.example:PORT',
  '127.0.0.1',
  '127.0.0.1:1',
  '192.0.2.1:PORT',
])('Host %s is refused everywhere', async (name) => {
  const host = name.replace('PORT', new URL(station.url).port);
  for (const path of ['/', '/api/snapshot', '/api/log']) {
    const answer = await ask(station.url, path, { headers: { host } });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ kind: 'not-allowed' });
  }
  await expect(connect(station.url, { host })).rejects.toThrow('status 403');
  await expect(connect(station.url, { host, origin: `http://${host}` })).rejects.toThrow('status 403');
});

test('localhost and the address that the station printed are answered', async () => {
  const { port } = new URL(station.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect((await ask(station.url, '/api/log', { headers: { host } })).status).toBe(200);
  }
});
