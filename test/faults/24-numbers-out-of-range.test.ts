import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

async function lookAtBody(body: string, fields = {}) {
  server = await serveHttp(answerJson(body));
  return lookAt(server.origin, { fields });
}

test.each(['NaN', 'Infinity', '-Infinity', '1e999', '-1e999'])(
  '%s in a body that says pass is invalid',
  async (number) => {
    expect(
      await lookAtBody(`{"status":"pass","checks":{"load":[{"status":"pass","observedValue":${number}}]}}`),
    ).toMatchObject({ state: 'unknown', reason: { code: 'unparsable' } });
  },
);

test('an observed value of 2^53+1, which no double holds, is invalid', async () => {
  const body = '{"status":"pass","checks":{"bytes":[{"status":"pass","observedValue":9007199254740993}]}}';
  expect(await lookAtBody(body)).toMatchObject({ state: 'unknown', reason: { code: 'unparsable' } });
});

test.each(['1', '0', 'true', 'false', '[]', '{}', '9007199254740993'])('a status of %s is no word', async (value) => {
  expect(await lookAtBody(`{"status":${value}}`)).toMatchObject({ state: 'unknown', reason: { code: 'unknown-word' } });
});

test.each(['null', '""'])('a status of %s is missing', async (value) => {
  expect(await lookAtBody(`{"status":${value}}`)).toMatchObject({
    state: 'unknown',
    reason: { code: 'missing-status' },
  });
});
