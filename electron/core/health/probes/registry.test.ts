import { describe, expect, test } from 'vitest';
import { parseEndpoint, probeKinds } from './registry.ts';

const defaults = { interval: 10_000, timeout: 3000 };
const least = { id: 'db-1-health', component: 'db-1', url: 'http://10.0.0.1/health' };

function issuesOf(raw: unknown): string[] {
  const parsed = parseEndpoint(raw, defaults);
  return parsed.ok ? [] : parsed.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('an endpoint of the plant file', () => {
  test('gets every default', () => {
    expect(parseEndpoint(least, defaults)).toEqual({
      ok: true,
      value: {
        id: 'db-1-health',
        component: 'db-1',
        probe: 'http',
        intervalMs: 10_000,
        timeoutMs: 3000,
        url: 'http://10.0.0.1/health',
        method: 'GET',
        format: 'auto',
        maxRedirects: 5,
      },
    });
  });

  test('keeps what it says itself', () => {
    const raw = {
      ...least,
      probe: 'http',
      interval: '2s',
      timeout: '500ms',
      method: 'HEAD',
      expect: [204],
      format: 'status',
    };
    expect(parseEndpoint(raw, defaults)).toMatchObject({
      ok: true,
      value: { intervalMs: 2000, timeoutMs: 500, method: 'HEAD', expect: [204], format: 'status' },
    });
  });

  test('is never given a timeout beyond its interval', () => {
    expect(parseEndpoint({ ...least, interval: '1s' }, defaults)).toMatchObject({
      ok: true,
      value: { timeoutMs: 1000 },
    });
  });

  test.each([
    [{ timeout: '20s' }, 'timeout: the timeout must not be longer than the interval'],
    [{ probe: 'constructor' }, `probe: there is no such probe; known are ${probeKinds.join(', ')}`],
    [{ probe: 7 }, `probe: there is no such probe; known are ${probeKinds.join(', ')}`],
    [{ url: 'ftp://10.0.0.1/' }, 'url: write an address that begins with http:// or https://'],
    [{ url: 'not an address' }, 'url: write an address that begins with http:// or https://'],
    [{ url: 'http://me:secret@10.0.0.1/' }, 'url: leave user name and password out of the address'],
    [
      { method: 'HEAD', format: 'spring' },
      'format: HEAD brings no body that this format could read: use GET, or format status',
    ],
  ])('%j is refused with a sentence', (change, issue) => {
    expect(issuesOf({ ...least, ...change })).toEqual([issue]);
  });

  test('a misspelt field is found', () => {
    expect(issuesOf({ ...least, intervall: '2s' }).join()).toContain('intervall');
  });

  test('all issues are told at once', () => {
    expect(issuesOf({ id: 'Not an id', component: 'db-1', url: 'x', method: 'POST' })).toHaveLength(3);
  });

  test.each([null, undefined, 7, 'http://10.0.0.1/', []])('%j is no endpoint', (raw) => {
    expect(issuesOf(raw)).not.toEqual([]);
  });
});
