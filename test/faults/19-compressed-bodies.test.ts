import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

async function lookAtCoded(body: Buffer, coding: string) {
  server = await serveHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding });
    response.end(body);
  });
  return lookAt(server.origin);
}

test('a small compressed body that becomes 200 MB is stopped at the cap', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(await lookAtCoded(bomb, 'gzip')).toMatchObject({ state: 'unknown', reason: { code: 'too-large' } });
});

test('a chain of codings is refused', async () => {
  const twice = gzipSync(gzipSync('{"status":"pass"}'));
  expect(await lookAtCoded(twice, 'gzip, gzip')).toMatchObject({
    state: 'unknown',
    reason: { code: 'malformed', detail: 'the body is coded more than once' },
  });
});

test('a body that is not what its coding says is malformed', async () => {
  expect(await lookAtCoded(Buffer.from('{"status":"pass"}'), 'gzip')).toMatchObject({
    state: 'unknown',
    reason: { code: 'malformed' },
  });
});

test('an unknown coding is malformed', async () => {
  expect(await lookAtCoded(Buffer.from('{"status":"pass"}'), 'constructor')).toMatchObject({
    state: 'unknown',
    reason: { code: 'malformed' },
  });
});

test('an honest compressed body is read', async () => {
  expect(await lookAtCoded(gzipSync('{"status":"warn"}'), 'gzip')).toMatchObject({
    state: 'degraded',
    reason: { code: 'reported' },
  });
});
