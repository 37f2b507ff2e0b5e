import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveHttp } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

const missing = !Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

describe.skipIf(missing)(`IPv6${missing ? ' (skipped: this machine has no ::1)' : ''}`, () => {
  test('an endpoint that listens on IPv6 only is watched by address', async () => {
    server = await serveHttp(answerJson({ status: 'pass' }), '::1');
    expect(server.origin).toBe(`http://[::1]:${server.port}`);
    expect(await lookAt(server.origin)).toMatchObject({ state: 'ok', reason: { code: 'reported' } });
  });

  test('a name with both kinds of address is watched where only IPv6 listens', async () => {
    server = await serveHttp(answerJson({ status: 'pass' }), '::1');
    const seen = await lookAt(`http://both.example:${server.port}/`, {
      lookup: (_name, _options, done) =>
        done(null, [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ]),
    });
    expect(seen).toMatchObject({ state: 'ok', reason: { code: 'reported' } });
  });
});
