import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Observation } from '../../../contract/models/condition.ts';
import { createConnections } from './connections.ts';
import type { Probe } from './probe.ts';
import { createProbe, parseEndpoint } from './registry.ts';

let server: Server;
let probe: Probe;
let opened = 0;
const connections = createConnections({ perOrigin: 4 });

afterEach(async () => {
  probe.close();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

async function watch(listener: RequestListener, fields: Record<string, unknown> = {}): Promise<void> {
  opened = 0;
  server = createServer(listener);
  server.on('connection', () => {
    opened += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health?full=1`;
  const parsed = parseEndpoint({ id: 'e', component: 'c', url, ...fields }, { interval: 10_000, timeout: 2000 });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  probe = createProbe(parsed.value, { monotonic: () => performance.now(), connections });
}

function look(): Promise<Observation> {
  return probe.run(new AbortController().signal);
}

function answer(status: number, body?: unknown): RequestListener {
  return (_request, response) => {
    response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
}

describe('status code and body together', () => {
  test.each([
    [200, undefined, 'ok', 'status-code', '200'],
    [204, undefined, 'ok', 'status-code', '204'],
    [200, { status: 'pass' }, 'ok', 'reported', 'pass'],
    [200, { status: 'DOWN' }, 'down', 'reported', 'DOWN'],
    [503, { status: 'warn' }, 'down', 'status-code', '503'],
    [503, { status: 'DOWN' }, 'down', 'reported', 'DOWN'],
    [503, { status: 'UP' }, 'down', 'status-code', '503'],
    [500, undefined, 'down', 'status-code', '500'],
    [404, undefined, 'unknown', 'status-code', '404'],
    [404, { status: 'pass' }, 'unknown', 'status-code', '404'],
    [429, { status: 'fail' }, 'down', 'reported', 'fail'],
    [200, { healthy: true }, 'unknown', 'missing-status', 'there is no status'],
  ])('%i with %j is %s', async (status, body, state, code, detail) => {
    await watch(answer(status, body));
    expect(await look()).toMatchObject({ state, reason: { code, detail }, latencyMs: expect.any(Number) });
  });

  test('the status codes that the plant expects are the good ones, and no others', async () => {
    let status = 401;
    await watch((_request, response) => response.writeHead(status).end(), { expect: [401, 302] });
    expect(await look()).toMatchObject({ state: 'ok' });
    status = 302;
    expect(await look()).toMatchObject({ state: 'ok' });
    status = 200;
    expect(await look()).toMatchObject({ state: 'unknown', reason: { code: 'status-code', detail: '200' } });
  });

  test('HEAD asks for no body and is judged by the status code', async () => {
    await watch((request, response) => response.writeHead(request.method === 'HEAD' ? 200 : 500).end(), {
      method: 'HEAD',
    });
    expect(await look()).toMatchObject({ state: 'ok', reason: { code: 'status-code' } });
  });
});

describe('the exchange', () => {
  test('asks for the whole path, uncoded', async () => {
    const asked: unknown[] = [];
    await watch((request, response) => {
      asked.push(request.url, request.headers['accept-encoding']);
      response.end();
    });
    await look();
    expect(asked).toEqual(['/health?full=1', 'identity']);
  });

  test('looks one after the other share a connection', async () => {
    await watch(answer(200, { status: 'pass' }));
    for (let count = 0; count < 3; count += 1) {
      await look();
      // The pool takes a connection back a turn after its answer.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(opened).toBe(1);
  });

  test('a kept connection that the server closed is no failure', async () => {
    let requests = 0;
    await watch((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.resetAndDestroy();
      else response.end();
    });
    expect(await look()).toMatchObject({ state: 'ok' });
    expect(await look()).toMatchObject({ state: 'ok' });
    expect(requests).toBe(3);
  });

  test('a look that was called off ends at once and says nothing about the endpoint', async () => {
    await watch(() => {});
    const cancel = new AbortController();
    const looking = probe.run(cancel.signal);
    cancel.abort();
    expect(await looking).toMatchObject({ state: 'unknown', reason: { code: 'monitor-fault' } });
  });
});
