import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { largestClientFrame } from '../../electron/contract/wire.ts';
import { ask, connect } from '../support/raw-client.ts';
import { eventually, makeFolder, runCli, type StationProcess, startStation } from '../support/station.ts';

const made = makeFolder();
const json = { 'content-type': 'application/json' };
const sender = { person: 'imke', desk: 'd' };
let station: StationProcess;
beforeAll(async () => {
  station = await startStation(['--data', join(made.folder, 'data')]);
});
afterAll(async () => {
  await station.kill();
  made.remove();
});

const post = (body: unknown, headers: Record<string, string> = json) =>
  ask(station.url, '/api/commands', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the process', () => {
  test('prints one line on stdout, and on SIGTERM ends its log and itself with 0', async () => {
    const { folder, remove } = makeFolder();
    const first = await startStation(['--data', folder]);
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    await first.kill('SIGTERM');
    const second = await startStation(['--data', folder]);
    const kinds = (await second.log()).map(({ kind }) => kind);
    await second.kill();
    remove();
    expect(kinds[0]).toBe('console.started');
    expect(kinds.filter((kind) => kind.startsWith('console.'))).toEqual([
      'console.started',
      'console.stopped',
      'console.started',
    ]);
  });

  test('says in one sentence that its port is taken, ends with 1, and leaves a log that any console can begin', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { folder, remove } = makeFolder();
    const refused = await runCli(['station', '--data', folder, '--demo', '--port', String(port)]);
    taken.close();
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: `leitstand: Port ${port} of 127.0.0.1 is taken by another program. Choose another with --port, or --port 0 for a free one.\n`,
    });
    const after = await startStation(['--data', folder, '--demo']);
    expect((await after.log())[0]?.kind).toBe('console.started');
    await after.kill();
    remove();
  });

  test.each([
    [[], 'needs a data folder'],
    [['--data', 'x', '--plant', 'y', '--demo'], 'Either --plant or --demo'],
    [['--data', 'x', '--speed', '2'], 'belong to --demo'],
    [['--data', 'x', '--port', '70000'], '--port is a number'],
    [['--data', 'x', '--demo', '--speed', '0'], '--speed is a number'],
    [['--data', 'x', '--what'], 'Usage:'],
  ])('refuses the arguments %j with 2 and one line', async (args, said) => {
    const { code, stdout, stderr } = await runCli(['station', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('the demo and a real plant never share a log, whichever came first', async () => {
    const { folder, remove } = makeFolder();
    for (const [first, second] of [
      [[], ['--demo']],
      [['--demo'], []],
    ] as const) {
      const data = join(folder, first.length === 0 ? 'real' : 'demo');
      const running = await startStation(['--data', data, ...first]);
      const before = await running.log();
      await running.kill();
      const refused = await runCli(['station', '--data', data, '--port', '0', ...second]);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('the demo and a real plant never share a log');
      const again = await startStation(['--data', data, ...first]);
      expect((await again.log()).slice(0, before.length)).toEqual(before);
      await again.kill();
    }
    remove();
  });

  test('the demo that is begun on the screen keeps a log of its own', async () => {
    const { folder, remove } = makeFolder();
    const running = await startStation(['--data', folder]);
    const line = await connect(running.url);
    expect((await running.command('demo.start', { speed: 60 })).status).toBe(200);
    await eventually(() => line.frames.filter(({ t }) => t === 'snapshot').length === 2 || undefined);
    expect(readdirSync(join(folder, 'demo'))).toContain('log.db');
    expect(Object.keys((await running.snapshot()).rows.component)).toHaveLength(400);
    line.socket.terminate();
    await running.kill();
    const back = await startStation(['--data', folder]);
    const entries = await back.log();
    expect(entries.some(({ kind }) => kind === 'health.transition')).toBe(false);
    await back.kill();
    remove();
  });
});

describe('the API', () => {
  test('answers a command with the seq of its last entry, which is in the log then', async () => {
    const answer = await post({ name: 'incident.declare', input: { title: 'a' }, sender });
    expect(answer.status).toBe(200);
    const { seq, subject } = JSON.parse(answer.body);
    expect((await station.log(seq - 1))[0]).toMatchObject({ seq, subject, actor: { person: 'imke', desk: 'd' } });
  });

  test('a sender without a desk is at the desk of the station', async () => {
    const answer = await post({ name: 'incident.declare', input: { title: 'a' }, sender: { person: 'imke' } });
    expect(answer.status).toBe(200);
  });

  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['no JSON', '{', json, 400, 'invalid-input'],
    ['nothing', '', json, 400, 'invalid-input'],
    ['null', 'null', json, 404, 'unknown-command'],
    ['a form', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'invalid-input'],
    ['text', '{}', { 'content-type': 'text/plain' }, 400, 'invalid-input'],
    ['without a type', '{}', {}, 400, 'invalid-input'],
    ['an unknown command', { name: 'log.delete', sender }, json, 404, 'unknown-command'],
    ['a name that is no text', { name: { toString: 1 }, sender }, json, 404, 'unknown-command'],
    ['a list as name', { name: ['plant.reload'], sender }, json, 404, 'unknown-command'],
    ['without a sender', { name: 'incident.declare', input: { title: 'a' } }, json, 400, 'invalid-input'],
    ['wrong input', { name: 'incident.declare', input: {}, sender }, json, 400, 'invalid-input'],
    [
      'something that is not there',
      { name: 'incident.close', input: { incident: 'INC-0' }, sender },
      json,
      404,
      'not-found',
    ],
    ['a plant that is missing', { name: 'plant.reload', sender }, json, 422, 'plant-missing'],
    ['a demo that is not there', { name: 'demo.play', sender }, json, 503, 'demo-unavailable'],
  ])('%s is refused by status and kind, and nothing is recorded', async (_what, body, headers, status, kind) => {
    const before = (await station.log()).length;
    const answer = await post(body, headers);
    expect([answer.status, JSON.parse(answer.body).kind]).toEqual([status, kind]);
    expect(Object.keys(JSON.parse(answer.body)).slice(0, 3)).toEqual(['kind', 'message', 'next']);
    expect(await station.log()).toHaveLength(before);
  });

  test('a body over the limit is answered with the limit, not with a broken line', async () => {
    const answer = await post('x'.repeat(largestClientFrame * 2));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).message).toContain(String(largestClientFrame));
  });

  test.each([
    ['GET', '/api/nothing'],
    ['GET', '/api/'],
    ['PUT', '/api/snapshot'],
    ['GET', '/api/commands'],
    ['POST', '/'],
    ['POST', '//'],
    ['DELETE', '/api/log'],
  ])('%s %s does not exist', async (method, path) => {
    const answer = await ask(station.url, path, { method });
    expect([answer.status, JSON.parse(answer.body).kind]).toEqual([404, 'not-found']);
  });

  test('the log comes in pages, oldest first, that join without gap or overlap', async () => {
    for (let index = 0; index < 5; index += 1)
      await post({ name: 'incident.declare', input: { title: `p${index}` }, sender });
    const pages: number[] = [];
    for (let after = 0; ; ) {
      const page = JSON.parse((await ask(station.url, `/api/log?after=${after}&limit=3`)).body);
      expect(page.entries.length).toBeLessThanOrEqual(3);
      if (page.entries.length === 0) break;
      for (const { seq } of page.entries) pages.push(seq);
      after = page.entries.at(-1).seq;
      expect(page.lastSeq).toBeGreaterThanOrEqual(after);
    }
    expect(pages).toEqual(pages.map((_, index) => index + 1));
    const beyond = JSON.parse((await ask(station.url, '/api/log?after=999999')).body);
    expect(beyond).toEqual({ entries: [], lastSeq: pages.length });
  });

  test.each(['after=-1', 'after=x', 'after=1.5', 'after=', 'limit=0', 'limit=1001', 'limit=', 'after=1e999'])(
    'the page %s is refused',
    async (query) => {
      const answer = await ask(station.url, `/api/log?${query}`);
      expect([answer.status, JSON.parse(answer.body).kind]).toEqual([400, 'invalid-input']);
    },
  );

  test('every answer forbids sniffing, framing and caching', async () => {
    const { headers } = await ask(station.url, '/api/snapshot');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
