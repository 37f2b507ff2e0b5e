import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGuard, isLoopback } from './guard.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-guard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function request(headers: Record<string, string>, url = '/api/snapshot'): IncomingMessage {
  return { headers, url } as unknown as IncomingMessage;
}
const guardOf = (host: string, port = 4270, data = folder) => createGuard(host, () => port, data);

test.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});
test.each(['0.0.0.0', '::', '192.0.2.7', 'noc.example', '127.0.0.1.example', '1270.0.0.1', 'localhost.example', ''])(
  '%j is not loopback',
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);

describe('on loopback', () => {
  test.each(['127.0.0.1:4270', 'localhost:4270', '[::1]:4270'])('Host %s is ours', (host) => {
    expect(guardOf('127.0.0.1').check(request({ host }))).toBeUndefined();
  });

  test.each([
    'evil.example:4270',
    '127.0.0.1',
    '127.0.0.1:80',
    'localhost:4270.evil.example',
    '127.0.0.1:4270@evil',
    '10.0.0.1:4270',
    '',
  ])('Host %j is refused', (host) => {
    expect(guardOf('127.0.0.1').check(request({ host }))).toMatchObject({
      status: 403,
      error: { kind: 'not-allowed' },
    });
  });

  test('on port 80 a Host without port is ours', () => {
    expect(guardOf('127.0.0.1', 80).check(request({ host: 'localhost' }))).toBeUndefined();
  });

  test('a page of ours may ask', () => {
    const headers = { host: 'localhost:4270', origin: 'http://localhost:4270' };
    expect(guardOf('127.0.0.1').check(request(headers))).toBeUndefined();
  });

  test.each([
    'http://evil.example',
    'null',
    'https://localhost:4270',
    'http://localhost:4271',
    'http://127.0.0.1:4270',
    '',
  ])('Origin %j is refused on localhost:4270', (origin) => {
    expect(guardOf('127.0.0.1').check(request({ host: 'localhost:4270', origin }))).toMatchObject({ status: 403 });
  });

  test('no token is needed and none is made', () => {
    expect(guardOf('127.0.0.1').token).toBeUndefined();
    expect(guardOf('127.0.0.1').cookieFor(request({ host: 'localhost:4270' }, '/?token=x'))).toBeUndefined();
  });
});

describe('beyond loopback', () => {
  const host = '192.0.2.7:4270';

  test('without the token, or with another, there is 401', () => {
    const guard = guardOf('192.0.2.7');
    for (const headers of [
      {},
      { authorization: 'Bearer x' },
      { cookie: 'leitstand=x' },
      { authorization: `Basic ${guard.token}` },
    ]) {
      expect(guard.check(request({ host, ...headers }))).toMatchObject({ status: 401, error: { kind: 'not-allowed' } });
    }
    expect(guard.check(request({ host }, '/?token='))).toMatchObject({ status: 401 });
  });

  test('the token is taken as bearer, as cookie among others, and in the address, which sets the cookie', () => {
    const guard = guardOf('192.0.2.7');
    const { token } = guard;
    expect(guard.check(request({ host, authorization: `Bearer ${token}` }))).toBeUndefined();
    expect(guard.check(request({ host, cookie: `a=1; leitstand=${token}; b=2` }))).toBeUndefined();
    expect(guard.check(request({ host }, `/?token=${token}`))).toBeUndefined();
    expect(guard.cookieFor(request({ host }, `/?token=${token}`))).toBe(
      `leitstand=${token}; HttpOnly; SameSite=Strict; Path=/`,
    );
    expect(guard.cookieFor(request({ host, authorization: `Bearer ${token}` }))).toBeUndefined();
  });

  test('a foreign Host is refused even with the token', () => {
    const guard = guardOf('192.0.2.7');
    expect(guard.check(request({ host: 'evil.example:4270', authorization: `Bearer ${guard.token}` }))).toMatchObject({
      status: 403,
    });
  });

  test('on all addresses any address of the machine is ours, a name is not', () => {
    const guard = guardOf('0.0.0.0');
    const authorization = `Bearer ${guard.token}`;
    for (const own of ['192.0.2.7:4270', '[2001:db8::7]:4270', 'localhost:4270']) {
      expect(guard.check(request({ host: own, authorization }))).toBeUndefined();
    }
    for (const foreign of ['evil.example:4270', '192.0.2.7:80', '192.0.2.7']) {
      expect(guard.check(request({ host: foreign, authorization }))).toMatchObject({ status: 403 });
    }
  });

  test('the token is kept for the next start, for its owner alone', () => {
    const { token } = guardOf('192.0.2.7');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(guardOf('192.0.2.7').token).toBe(token);
    expect(readFileSync(join(folder, 'station-token'), 'utf8')).toBe(`${token}\n`);
    expect(statSync(join(folder, 'station-token')).mode & 0o777).toBe(0o600);
  });

  test('where the folder cannot be written there is a token for this run', () => {
    const guard = guardOf('192.0.2.7', 4270, join(folder, 'not', 'there'));
    expect(guard.check(request({ host, authorization: `Bearer ${guard.token}` }))).toBeUndefined();
    expect(guard.check(request({ host }))).toMatchObject({ status: 401 });
  });
});
