import { afterEach, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

async function lookAtBody(body: string) {
  server = await serveHttp(answerJson(body));
  return lookAt(server.origin);
}

test.each([
  ['plainly', '{"status":"fail","status":"pass"}'],
  ['in other writing', '{"status":"fail","st\\u0061tus":"pass"}'],
  ['with space before the colon', '{"status":"fail","status" \n :"pass"}'],
  ['in a check', '{"status":"pass","checks":{"db":[{"status":"fail","status":"pass"}]}}'],
])('a status that stands twice (%s) is rejected: the last one must not win', async (_how, body) => {
  expect(await lookAtBody(body)).toMatchObject({
    state: 'unknown',
    reason: { code: 'unparsable', detail: 'the key “status” stands twice in one object' },
  });
});

test('the same key in two different objects is no repetition', async () => {
  expect(await lookAtBody('{"status":"pass","checks":{"a":{"status":"pass"},"b":{"status":"pass"}}}')).toMatchObject({
    state: 'ok',
  });
});

test.each(['__proto__', 'constructor', 'prototype', 'toString'])('%s in a body pollutes nothing', async (key) => {
  const body = `{"${key}":{"status":"pass","polluted":true,"checks":{}}}`;
  expect(await lookAtBody(body)).toMatchObject({ state: 'unknown', reason: { code: 'missing-status' } });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(({} as Record<string, unknown>)['status']).toBeUndefined();
});

test.each(['__proto__', 'constructor', 'hasOwnProperty'])(
  'a check by the name of %s counts like any other',
  async (key) => {
    expect(await lookAtBody(`{"status":"pass","checks":{"${key}":[{"status":"fail"}]}}`)).toMatchObject({
      state: 'down',
      reason: { code: 'reported', detail: `${key}: fail` },
    });
  },
);

test.each(['__proto__', 'constructor'])('%s is no word of the vocabulary', async (word) => {
  expect(await lookAtBody(`{"status":"${word}"}`)).toMatchObject({
    state: 'unknown',
    reason: { code: 'unknown-word' },
  });
});
