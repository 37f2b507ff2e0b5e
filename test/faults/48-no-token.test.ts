import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, connect } from '../support/raw-client.ts';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';

const own = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
const { folder, remove } = makeFolder();
let station: StationProcess;
let token: string;
beforeAll(async () => {
  station = await startStation(['--data', folder, '--host', own ?? '0.0.0.0']);
  token = await eventually(() => /\?token=([\w-]+)/.exec(station.stderr())?.[1]);
});
afterAll(async () => {
  await station.kill('SIGKILL');
  remove();
});

const ways = (host: string) => [
  { path: '/', method: 'GET' },
  { path: '/api/snapshot', method: 'GET' },
  { path: '/api/log', method: 'GET' },
  { path: '/api/log?token=wrong', method: 'GET' },
  { path: '/api/commands', method: 'POST', headers: { host, 'content-type': 'application/json' }, body: '{}' },
];

test('a station beyond loopback gives nothing but 401 to who has no token', async () => {
  const { host } = new URL(station.url);
  for (const { path, ...options } of ways(host)) {
    const answer = await ask(station.url, path, options);
    expect(answer.status).toBe(401);
    expect(Object.keys(JSON.parse(answer.body))).toEqual(['kind', 'message', 'next']);
    expect(answer.body).not.toContain(token);
  }
  await expect(connect(station.url)).rejects.toThrow('status 401');
  await expect(connect(station.url, { authorization: 'Bearer wrong' })).rejects.toThrow('status 401');
});

test('with the token everything answers, and the address sets it as a cookie for the page', async () => {
  expect((await ask(station.url, '/api/log', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  const page = await ask(station.url, `/?token=${token}`);
  expect(page.status).toBe(200);
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  expect(String(page.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await ask(station.url, '/api/log', { headers: { cookie } })).status).toBe(200);
  const line = await connect(station.url, { cookie });
  line.socket.terminate();
});

test('the log and what the station prints on stdout do not carry the token', async () => {
  const log = await ask(station.url, '/api/log', { headers: { authorization: `Bearer ${token}` } });
  expect(log.body).not.toContain(token);
  expect(station.url).not.toContain('token');
});
