import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../electron/core/demo/day.ts';
import { type DemoHandle, launchDemo, type ReadyDemo } from '../../electron/core/demo/launch.ts';
import { sparePart } from '../../electron/core/demo/parts.ts';
import { demoComponents } from '../../electron/core/demo/plant.ts';
import { loadPlant } from '../../electron/core/plant/load.ts';
import type { ChildHandle, Platform } from '../../electron/core/platform.ts';

const entry = join(import.meta.dirname, '../../electron/core/demo/server.ts');
let folder = '';
let children: ChildProcess[] = [];
let agent = new Agent();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-demo-'));
  children = [];
  agent = new Agent({ keepAlive: true, maxSockets: 16 });
});
afterEach(async () => {
  agent.destroy();
  await Promise.all(children.map((child) => ended(child, () => child.kill('SIGKILL'))));
  rmSync(folder, { recursive: true });
});

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  end();
  await gone;
}

const platform: Pick<Platform, 'spawn' | 'logger'> = {
  spawn(_module, args): ChildHandle {
    const child = fork(entry, [...args], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    children.push(child);
    return {
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', (code, signal) => listener(String(signal ?? code))),
      send: (message) => child.send(message as object),
      kill: () => child.kill(),
    };
  },
  logger: { info: () => {}, warn: (line) => console.warn(line), error: () => {} },
};

interface Running {
  demo: DemoHandle;
  ready: ReadyDemo;
  child: ChildProcess;
  get(path: string): Promise<{ status: number; type: string; body: string }>;
}

async function start(speed = 3600, more: { at?: number; notBefore?: number } = {}): Promise<Running> {
  const demo = launchDemo(platform, { state: folder, speed, ...more });
  const child = children.at(-1);
  const ready = await demo.ready;
  if (!ready.ok || child === undefined) throw new Error(ready.ok ? 'no process' : ready.error.message);
  return { demo, ready: ready.value, child, get: (path) => ask(ready.value.port, path) };
}

/** One request, with headers that fetch would not let us set. */
function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}`);
}

const componentIds = demoComponents().map(({ id }) => id);

/** The ids of all endpoints that do not answer 200 with a body that says well. */
async function unwell({ get }: Running): Promise<string[]> {
  const said = await Promise.all(
    componentIds.map(async (id) => {
      const { status, body } = await get(`/health/${id}`);
      return status === 200 && /^OK|^\{"status":"(pass|UP)"/.test(body) ? [] : [id];
    }),
  );
  return said.flat();
}

test('the plant that the process sends loads without a problem and is watched at its port', async () => {
  const { ready } = await start();
  const plant = loadPlant(ready.plantText, 'demo');
  expect(plant.ok).toBe(true);
  expect(ready.plantText).toContain(`http://127.0.0.1:${ready.port}/health/storage-ctl-a`);
});

test('each format answers over HTTP in its own words', async () => {
  const { get } = await start(1);
  const controller = await get('/health/storage-ctl-a');
  expect([controller.status, controller.type]).toEqual([200, 'application/health+json']);
  expect(JSON.parse(controller.body)).toMatchObject({ status: 'pass' });
  const database = await get('/health/db-residents-1');
  expect(JSON.parse(database.body)).toMatchObject({ status: 'UP', components: { ping: { status: 'UP' } } });
  expect(await get('/health/ups-110-1')).toEqual({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK\n' });
  expect((await get('/health/nothing')).status).toBe(404);
});

test('every link of the Redfish tree leads somewhere', async () => {
  const { get } = await start(1);
  const open = ['/redfish/v1'];
  const seen = new Set(open);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const { status, body } = await get(path);
    expect(status, path).toBe(200);
    for (const [, link = ''] of body.matchAll(/"@odata\.id":"([^"]+)"/g)) {
      if (!seen.has(link)) open.push(link);
      seen.add(link);
    }
  }
  expect([...seen].filter((path) => path.includes('/Drives/'))).toHaveLength(24);
  const controller = JSON.parse((await get('/redfish/v1/Storage/storage-array/Controllers/A')).body);
  expect(controller).toMatchObject({
    PartNumber: 'SC7-4419',
    Status: { Health: 'OK' },
    LocationIndicatorActive: false,
  });
});

test('play brings the outage, the spare heals it, and it is the same outage for every reader', async () => {
  const running = await start(60);
  const { demo, get } = running;
  expect(await unwell(running)).toEqual([]);
  const heard: number[] = [];
  demo.onClock((anchor) => heard.push(anchor.console));
  expect((await demo.play()).ok).toBe(true);
  expect(heard.at(-1)).toBe(day.beforeFault);
  await until('controller A fails', async () => (await get('/health/storage-ctl-a')).status === 503);
  await until('everything that hangs on it fails', async () => (await unwell(running)).length === 40);
  await until('the parent is told', () => demo.state()?.scene === 'halted');

  expect((await demo.setSpeed(3600)).ok).toBe(true);
  expect((await demo.remove('A')).ok).toBe(true);
  expect(await get('/health/storage-ctl-a')).toMatchObject({ status: 503, body: 'slot empty\n' });
  const inserted = await demo.insert({ slot: 'A', serial: sparePart.serial, partNumber: sparePart.number });
  expect(inserted).toMatchObject({ ok: true, value: { scene: 'self-test' } });
  await until('all is well again', async () => (await unwell(running)).length === 0);
  expect(JSON.parse((await get('/redfish/v1/Storage/storage-array/Controllers/A')).body).SerialNumber).toBe(
    sparePart.serial,
  );
});

test('after kill -9 the same day goes on: clock, speed and what hands did', async () => {
  const first = await start(60);
  await first.demo.play();
  await until('the fault', () => first.demo.state()?.scene === 'halted');
  await first.demo.remove('A');
  const before = first.demo.state();
  await ended(first.child, () => first.child.kill('SIGKILL'));

  const second = await start(1, { at: day.start });
  const after = second.demo.state();
  expect(after).toMatchObject({ scene: 'slot-empty', hardware: before?.hardware, anchor: { speed: 60 } });
  expect(after?.anchor.console).toBeGreaterThanOrEqual(before?.hardware.A.since ?? Number.NaN);
});

test('a restart never goes back behind what the log has', async () => {
  const first = await start(1);
  await ended(first.child, () => first.child.kill('SIGKILL'));
  const notBefore = day.storageFault + 3_600_000;
  const { ready } = await start(1, { notBefore });
  expect(ready.anchor.console).toBe(notBefore);
});

test('a damaged state file is kept aside, and the demo begins anew', async () => {
  writeFileSync(join(folder, 'demo.json'), '{"version":1,');
  const { ready } = await start(1, { at: day.start });
  expect(ready.anchor.console).toBe(day.start);
  expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).toHaveLength(1);
});

test('the server ends when its parent is gone', async () => {
  const { child } = await start(1);
  await ended(child, () => child.disconnect());
  expect(child.exitCode).toBe(0);
});

test('the control door stays shut for whoever is not the console', async () => {
  const { ready, child, demo } = await start(1);
  const token = await new Promise<string>((resolve) => {
    const other = fork(entry, ['--state', join(folder, 'other')], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    children.push(other);
    other.on('message', (message: { token?: string }) => message.token !== undefined && resolve(message.token));
  });
  const own = `127.0.0.1:${ready.port}`;
  const post = (headers: Record<string, string>, path = '/control/play', body = '{}') =>
    ask(ready.port, path, headers, 'POST', body).then(({ status }) => status);
  expect(await post({})).toBe(401);
  expect(await post({ authorization: `Bearer ${token}` })).toBe(401);
  expect(await post({ host: 'demo.example:80' })).toBe(403);
  expect(await post({ host: own, origin: 'http://demo.example' })).toBe(403);
  expect(await ask(ready.port, '/control/state').then(({ status }) => status)).toBe(401);
  expect(await ask(ready.port, '/health/storage-ctl-a', {}, 'POST').then(({ status }) => status)).toBe(405);
  expect(demo.state()?.nextScene).toBe(day.beforeFault);
  expect(child.exitCode).toBeNull();
});

test('a control request that is too long or wrong is refused, and changes nothing', async () => {
  const child = fork(entry, ['--state', folder], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  children.push(child);
  const { port, token } = await new Promise<{ port: number; token: string }>((resolve) => {
    child.once('message', (message) => resolve(message as { port: number; token: string }));
  });
  const post = (path: string, body: string) =>
    ask(port, path, { authorization: `Bearer ${token}` }, 'POST', body).then(({ status }) => status);
  expect(await post('/control/speed', JSON.stringify({ speed: 5000 }))).toBe(400);
  expect(await post('/control/speed', '{')).toBe(400);
  expect(await post('/control/constructor', '{}')).toBe(404);
  expect(await post('/control/insert', JSON.stringify({ slot: 'A', serial: 'X', partNumber: 'Y' }))).toBe(409);
  expect(await post('/control/play', `{"x":"${'x'.repeat(5000)}"}`)).toBe(413);
  const state = await ask(port, '/control/state', { authorization: `Bearer ${token}` });
  expect(JSON.parse(state.body)).toMatchObject({ scene: 'calm', anchor: { speed: 1 }, nextScene: day.beforeFault });
});
