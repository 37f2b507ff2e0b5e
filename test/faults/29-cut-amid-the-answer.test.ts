import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveRaw } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

const body = '{"status":"pass"}';
const json = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

test('a reset amid the body is down, though what arrived says pass', async () => {
  server = await serveRaw((socket) => {
    socket.write(`${json}content-length: 100\r\n\r\n${body}`, () => setTimeout(() => socket.resetAndDestroy(), 50));
  });
  expect(await lookAt(server.origin)).toMatchObject({ state: 'down', reason: { code: 'reset' } });
});

test('a close amid the body is down, though what arrived says pass', async () => {
  server = await serveRaw((socket) => socket.end(`${json}content-length: 100\r\n\r\n${body}`));
  expect(await lookAt(server.origin)).toMatchObject({ state: 'down', reason: { code: 'reset' } });
});

test('chunks that stop without the last one are down, though what arrived says pass', async () => {
  server = await serveRaw((socket) => socket.end(`${json}transfer-encoding: chunked\r\n\r\n11\r\n${body}\r\n`));
  expect(await lookAt(server.origin)).toMatchObject({ state: 'down', reason: { code: 'reset' } });
});

test('a broken chunk is malformed, though what arrived says pass', async () => {
  server = await serveRaw((socket) =>
    socket.end(`${json}transfer-encoding: chunked\r\n\r\n11\r\n${body}\r\nzz\r\n\r\n0\r\n\r\n`),
  );
  expect(await lookAt(server.origin)).toMatchObject({ state: 'unknown', reason: { code: 'malformed' } });
});

test('a reset before any answer is down', async () => {
  server = await serveRaw((socket) => socket.resetAndDestroy());
  expect(await lookAt(server.origin)).toMatchObject({ state: 'down', reason: { code: 'reset' } });
});

test('nobody listening is down, and refused', async () => {
  server = await serveRaw(() => {});
  await server.close();
  expect(await lookAt(server.origin)).toMatchObject({ state: 'down', reason: { code: 'refused' } });
});
