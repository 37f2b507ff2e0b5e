import { afterEach, describe, expect, test } from 'vitest';
import { createAuthority, createSelfSigned, type Identity, opensslMissing } from '../support/certificates.ts';
import { lookAt } from '../support/look.ts';
import { answerJson, type MisbehavingServer, serveGreeting, serveTls } from '../support/misbehaving-server.ts';

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function lookAtTls(identity: Identity, trust: string[]) {
  server = await serveTls(identity, answerJson({ status: 'pass' }));
  return lookAt(server.origin, { trust });
}

describe.skipIf(opensslMissing)(`certificates${opensslMissing ? ' (skipped: there is no openssl here)' : ''}`, () => {
  test('an expired certificate is its own reason, and down', async () => {
    const authority = createAuthority();
    const identity = authority.issue({ notBefore: '20200101000000Z', notAfter: '20200102000000Z' });
    const seen = await lookAtTls(identity, [authority.certificate]);
    expect(seen).toMatchObject({ state: 'down', reason: { code: 'tls', detail: expect.stringMatching(/^expired:/) } });
  });

  test('a self-signed certificate is its own reason', async () => {
    const seen = await lookAtTls(createSelfSigned(), []);
    expect(seen).toMatchObject({
      state: 'unknown',
      reason: { code: 'tls', detail: expect.stringMatching(/^self-signed:/) },
    });
  });

  test('a certificate for another host is its own reason', async () => {
    const authority = createAuthority();
    const identity = authority.issue({ name: 'DNS:elsewhere.example' });
    const seen = await lookAtTls(identity, [authority.certificate]);
    expect(seen).toMatchObject({
      state: 'unknown',
      reason: { code: 'tls', detail: expect.stringMatching(/^wrong host:/) },
    });
  });

  test('a certificate of an unknown authority is its own reason', async () => {
    const seen = await lookAtTls(createAuthority().issue({}), []);
    expect(seen).toMatchObject({
      state: 'unknown',
      reason: { code: 'tls', detail: expect.stringMatching(/^unknown issuer:/) },
    });
  });

  test('a good certificate of a trusted authority is ok', async () => {
    const authority = createAuthority();
    expect(await lookAtTls(authority.issue({}), [authority.certificate])).toMatchObject({ state: 'ok' });
  });
});

test('a server that does not speak TLS at all fails in the handshake', async () => {
  server = await serveGreeting('HTTP/1.1 400 Bad Request\r\n\r\n');
  const seen = await lookAt(`https://127.0.0.1:${server.port}/`);
  expect(seen).toMatchObject({ state: 'down', reason: { code: 'tls', detail: expect.stringMatching(/^handshake:/) } });
});
