import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveRaw } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

test.each([
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['binary noise', '\u0000\u0001\u0002\u0003\r\n\r\n'],
  ['a status line that is none', 'HTTP/1.1 abc OK\r\n\r\n'],
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: nothing\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'],
  ['a length and chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a negative length', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n'],
  ['another protocol from now on', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
])('%s is malformed, never ok', async (_what, answer) => {
  server = await serveRaw((socket) => socket.end(Buffer.from(answer, 'latin1')));
  expect(await lookAt(server.origin)).toMatchObject({ state: 'unknown', reason: { code: 'malformed' } });
});

test.each([
  ['one huge header', `x: ${'a'.repeat(1024 * 1024)}\r\n`],
  ['very many headers', 'x: y\r\n'.repeat(100_000)],
])('%s is a bounded error', async (_what, headers) => {
  server = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n${headers}\r\n`));
  const seen = await lookAt(server.origin);
  expect(seen).toMatchObject({ state: 'unknown', reason: { code: 'malformed' } });
  expect(seen.reason.detail.length).toBeLessThan(200);
});

test('a flood of interim answers is cut by the deadline', async () => {
  server = await serveRaw((socket) => {
    const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'), 5);
    socket.on('close', () => clearInterval(timer));
  });
  expect(await lookAt(server.origin, { fields: { timeout: '500ms' } })).toMatchObject({
    state: 'down',
    reason: { code: 'timeout' },
  });
});
