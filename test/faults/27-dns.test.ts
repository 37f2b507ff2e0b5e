import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('a name that does not exist is a matter of names: unknown, not down', async () => {
  const seen = await lookAt('http://nonexistent.invalid/', { fields: { timeout: '5s' } });
  expect(seen).toMatchObject({ state: 'unknown', reason: { code: 'dns' } });
});

test('a name service that says no is unknown, not down', async () => {
  const seen = await lookAt('http://storage.example/', {
    lookup: (_name, _options, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), '', 4),
  });
  expect(seen).toMatchObject({
    state: 'unknown',
    reason: { code: 'dns', detail: 'the name does not exist (ENOTFOUND)' },
  });
});

test('a name service that never answers is unknown when the deadline has passed, not down', async () => {
  const seen = await lookAt('http://storage.example/', { fields: { timeout: '400ms' }, lookup: () => {} });
  expect(seen).toMatchObject({
    state: 'unknown',
    reason: { code: 'dns', detail: 'the name was not resolved within 400 ms' },
  });
});

test('a name that resolves to a port where nobody listens is down', async () => {
  server = await serveHttp(answerJson({ status: 'pass' }));
  const { port } = server;
  await server.close();
  server = undefined;
  const seen = await lookAt(`http://storage.example:${port}/`, {
    lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  expect(seen).toMatchObject({ state: 'down', reason: { code: 'refused' } });
});
