import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

async function lookAtBody(type: string | undefined, body: string, fields = {}) {
  server = await serveHttp((_request, response) => {
    if (type !== undefined) response.setHeader('content-type', type);
    response.end(body);
  });
  return lookAt(server.origin, { fields });
}

const loginPage = '<!doctype html><title>Login</title><p>status: UP';

test.each([
  ['text/html; charset=utf-8', loginPage],
  ['text/plain', loginPage],
  [undefined, loginPage],
  ['application/xml', '<health>UP</health>'],
  ['image/png', 'UP'],
])('200 with %s and a page instead of health is never ok', async (type, body) => {
  expect(await lookAtBody(type, body)).toMatchObject({ state: 'unknown', reason: { code: 'unexpected-type' } });
});

test('HTML announced as JSON is unparsable', async () => {
  expect(await lookAtBody('application/json', loginPage)).toMatchObject({
    state: 'unknown',
    reason: { code: 'unparsable' },
  });
});

test.each(['health+json', 'spring'])('HTML where the plant says %s is unparsable', async (format) => {
  expect(await lookAtBody('text/html', loginPage, { format })).toMatchObject({
    state: 'unknown',
    reason: { code: 'unparsable' },
  });
});

test('an empty body announced as JSON is unparsable', async () => {
  expect(await lookAtBody('application/json', '')).toMatchObject({ state: 'unknown', reason: { code: 'unparsable' } });
});
