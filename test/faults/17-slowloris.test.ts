import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveRaw } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

function trickle(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= text.length) return clearInterval(timer);
    socket.write(text[at] ?? '');
    at += 1;
  }, everyMs);
  socket.on('close', () => clearInterval(timer));
}

test('a head that comes byte by byte does not extend the deadline', async () => {
  server = await serveRaw((socket) => trickle(socket, `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(5000)}`, 20));
  const seen = await lookAt(server.origin, { fields: { timeout: '600ms' } });
  expect(seen).toMatchObject({ state: 'down', reason: { code: 'timeout' } });
  expect(seen.tookMs).toBeLessThan(10_000);
});

test('a body that comes byte by byte does not extend the deadline', async () => {
  server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n');
    trickle(socket, ' '.repeat(5000), 20);
  });
  const seen = await lookAt(server.origin, { fields: { timeout: '600ms' } });
  expect(seen).toMatchObject({
    state: 'down',
    reason: { code: 'timeout', detail: 'the answer did not end within 600 ms' },
  });
});
