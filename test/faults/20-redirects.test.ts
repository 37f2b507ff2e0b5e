import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createAuthority, opensslMissing } from '../support/certificates.ts';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveHttp, serveTls } from '../support/misbehaving-server.ts';

let servers: MisbehavingServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function serve(listener: RequestListener): Promise<MisbehavingServer> {
  const server = await serveHttp(listener);
  servers.push(server);
  return server;
}

function redirectTo(location: string | undefined, status = 302): RequestListener {
  return (_request, response) => response.writeHead(status, location === undefined ? {} : { location }).end();
}

const refused = (detail: string) => ({ state: 'unknown', reason: { code: 'redirect', detail } });

test('a redirect loop ends after five redirects', async () => {
  let requests = 0;
  const server = await serve((request, response) => {
    requests += 1;
    redirectTo('/again')(request, response as Parameters<RequestListener>[1]);
  });
  expect(await lookAt(server.origin)).toMatchObject(refused('the answer still redirects after 5 redirects'));
  expect(requests).toBe(6);
});

test('a redirect on the same host is followed to the verdict', async () => {
  const target = await serve((_request, response) => response.writeHead(503).end());
  const server = await serve(redirectTo(`${target.origin}/health`));
  expect(await lookAt(server.origin)).toMatchObject({ state: 'down', reason: { code: 'status-code', detail: '503' } });
});

test('a redirect to another host is not followed: the plant does not name it', async () => {
  const target = await serve((_request, response) => response.end());
  const server = await serve(redirectTo(`http://localhost:${target.port}/`));
  expect(await lookAt(server.origin)).toMatchObject(
    refused('the answer redirects to another host, localhost, which is not followed'),
  );
  expect(target.connections()).toBe(0);
});

test('a redirect to something else than HTTP is not followed', async () => {
  const server = await serve(redirectTo('file:///etc/passwd'));
  expect(await lookAt(server.origin)).toMatchObject(refused('the answer redirects to file:, which is not followed'));
});

test('a redirect that leads nowhere is said', async () => {
  const server = await serve(redirectTo(undefined));
  expect(await lookAt(server.origin)).toMatchObject(refused('the answer redirects, but says not where to'));
});

describe.skipIf(opensslMissing)(`over TLS${opensslMissing ? ' (skipped: there is no openssl here)' : ''}`, () => {
  test('a redirect from https back to http is not followed', async () => {
    const authority = createAuthority();
    const target = await serve((_request, response) => response.end());
    const server = await serveTls(authority.issue({}), redirectTo(`${target.origin}/`));
    servers.push(server);
    expect(await lookAt(server.origin, { trust: [authority.certificate] })).toMatchObject(
      refused('the answer redirects from https to http, which is not followed'),
    );
    expect(target.connections()).toBe(0);
  });
});
