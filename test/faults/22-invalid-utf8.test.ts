import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { formatNames, formatOf } from '../../electron/core/health/formats/registry.ts';
import { inert } from '../../electron/core/health/verdict.ts';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function lookAtBytes(body: Uint8Array) {
  server = await serveHttp(answerJson(body));
  return lookAt(server.origin);
}

test('invalid UTF-8 in a body that says pass is flagged, not ok', async () => {
  const body = Buffer.concat([
    Buffer.from('{"status":"pass","notes":["'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"]}'),
  ]);
  expect(await lookAtBytes(body)).toMatchObject({
    state: 'unknown',
    reason: { code: 'unparsable', detail: 'the body is not valid UTF-8' },
  });
});

test('UTF-16 is flagged, not ok', async () => {
  const body = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"status":"pass"}', 'utf16le')]);
  expect(await lookAtBytes(body)).toMatchObject({ state: 'unknown', reason: { code: 'unparsable' } });
});

test('a byte order mark is tolerated', async () => {
  expect(await lookAtBytes(Buffer.from('\ufeff{"status":"pass"}'))).toMatchObject({ state: 'ok' });
});

test('control characters, overrides and lone surrogates of a body do not reach the detail', async () => {
  const output = 'a\u0000b\u001b[31m\u202ec\ud800\r\nd';
  const seen = await lookAtBytes(Buffer.from(JSON.stringify({ status: 'fail', output })));
  expect(seen).toMatchObject({ state: 'down', reason: { code: 'reported', detail: 'fail, a b [31m c\ufffd d' } });
});

test('no bytes whatsoever make a format throw, or make a body ok that says nothing', () => {
  const answers = fc.record({
    status: fc.constant(200),
    mediaType: fc.constantFrom('', 'text/plain', 'text/html', 'application/json'),
    body: fc.uint8Array({ maxLength: 64 }),
  });
  fc.assert(
    fc.property(fc.constantFrom(...formatNames), answers, (name, answer) => {
      const judged = formatOf(name).judge(answer);
      if (judged === undefined) return answer.mediaType !== 'application/json' || name === 'status';
      return judged.state !== 'ok' || /\b(pass|ok|up|healthy)\b/i.test(Buffer.from(answer.body).toString('latin1'));
    }),
    { seed: 22, numRuns: 2000 },
  );
});

test('whatever the text, a detail is one short well-formed line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const line = inert(text);
      return line.length <= 300 && line.isWellFormed() && !/\p{Cc}/u.test(line);
    }),
    { seed: 22, numRuns: 1000 },
  );
});
