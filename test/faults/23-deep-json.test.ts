import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

const depth = 100_000;

test.each([
  ['arrays', `{"status":"pass","checks":${'['.repeat(depth)}${']'.repeat(depth)}}`],
  ['objects', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ['components', `${'{"status":"UP","components":{"a":'.repeat(20_000)}{}${'}}'.repeat(20_000)}`],
  ['brackets that never close', '['.repeat(depth)],
])('100,000 nested %s are rejected and the process lives', async (_what, body) => {
  server = await serveHttp(answerJson(body));
  expect(await lookAt(server.origin)).toMatchObject({
    state: 'unknown',
    reason: { code: 'unparsable', detail: 'the body is nested deeper than 64 levels' },
  });
});

test('brackets within a text are not nesting', async () => {
  server = await serveHttp(answerJson({ status: 'pass', output: `${'['.repeat(1000)}\\"{`, checks: {} }));
  expect(await lookAt(server.origin)).toMatchObject({ state: 'ok' });
});
