import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveRaw } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

test('an endpoint that takes the request and never answers is down when the deadline has passed', async () => {
  server = await serveRaw(() => {});
  const seen = await lookAt(server.origin, { fields: { timeout: '400ms' } });
  expect(seen).toMatchObject({ state: 'down', reason: { code: 'timeout', detail: 'no answer began within 400 ms' } });
  expect(seen.tookMs).toBeLessThan(10_000);
});

test('an endpoint that sends a head and then nothing is down when the deadline has passed', async () => {
  server = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n'));
  const seen = await lookAt(server.origin, { fields: { timeout: '400ms' } });
  expect(seen).toMatchObject({ state: 'down', reason: { code: 'timeout' } });
});
