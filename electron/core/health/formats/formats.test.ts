import { describe, expect, test } from 'vitest';
import type { FormatName } from './registry.ts';
import { formatOf } from './registry.ts';

function judge(name: FormatName, body: unknown, mediaType = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const judged = formatOf(name).judge({ status: 200, mediaType, body: Buffer.from(text) });
  return judged && `${judged.state} ${judged.reason.code}: ${judged.reason.detail}`;
}

describe('health+json', () => {
  test.each([
    [{ status: 'pass' }, 'ok reported: pass'],
    [{ status: 'UP' }, 'ok reported: UP'],
    [{ status: 'warn', output: 'queue is long' }, 'degraded reported: warn, queue is long'],
    [{ status: 'error' }, 'down reported: error'],
    [
      { status: 'pass', checks: { db: [{ status: 'pass' }, { status: 'fail', output: 'no disk' }] } },
      'down reported: db: fail, no disk',
    ],
    [{ status: 'pass', checks: { db: { status: 'warn' } } }, 'degraded reported: db: warn'],
    [{ status: 'pass', checks: { uptime: [{ observedValue: 12 }] } }, 'ok reported: pass'],
    [{ status: 'pass', checks: { db: [{}] } }, 'unknown missing-status: db: there is no status'],
    [{ status: 'pass', checks: { db: null } }, 'unknown missing-status: db: there is no status'],
    [{ status: 'pass', checks: 'pass' }, 'unknown missing-status: checks: there is no status'],
    [{ status: 'pass', checks: null }, 'ok reported: pass'],
    [{ checks: { db: [{ status: 'pass' }] } }, 'unknown missing-status: there is no status'],
    [{ checks: { db: [{ status: 'fail' }] } }, 'down reported: db: fail'],
    [{ status: 'fail', checks: { db: [{ status: 'pass' }] } }, 'down reported: fail'],
    [{ status: 'UP', checks: [{ name: 'firstCheck', status: 'DOWN' }] }, 'down reported: firstCheck: DOWN'],
  ])('%j', (body, expected) => {
    expect(judge('health+json', body)).toBe(expected);
  });
});

describe('spring', () => {
  test.each([
    [{ status: 'UP' }, 'ok reported: UP'],
    [{ status: 'OUT_OF_SERVICE' }, 'down reported: OUT_OF_SERVICE'],
    [{ status: 'UNKNOWN' }, 'unknown reported: UNKNOWN'],
    [
      { status: 'UP', components: { db: { status: 'DOWN', details: { error: 'refused' } } } },
      'down reported: db: DOWN, refused',
    ],
    [
      { status: 'UP', components: { db: { status: 'UP', components: { replica: { status: 'DOWN' } } } } },
      'down reported: db/replica: DOWN',
    ],
    [{ status: 'UP', details: { db: { status: 'DOWN' } } }, 'down reported: db: DOWN'],
    [{ status: 'UP', components: { disk: { status: 'UP', details: { free: 7, path: '/' } } } }, 'ok reported: UP'],
    [{ status: 'UP', components: { db: {} } }, 'unknown missing-status: db: there is no status'],
    [{ status: 'UP', components: { db: 'UP' } }, 'unknown missing-status: db: there is no status'],
    [{ status: 'UP', components: [] }, 'unknown missing-status: components: there is no status'],
    [{ components: { db: { status: 'UP' } } }, 'unknown missing-status: there is no status'],
  ])('%j', (body, expected) => {
    expect(judge('spring', body)).toBe(expected);
  });
});

describe('auto', () => {
  test.each([
    [
      { status: 'pass', checks: { db: [{ status: 'warn' }] } },
      'application/health+json',
      'degraded reported: db: warn',
    ],
    [
      { status: 'UP', components: { db: { status: 'DOWN' } } },
      'application/vnd.spring-boot.actuator.v3+json',
      'down reported: db: DOWN',
    ],
    [
      { status: 'UP', checks: [], components: { db: { status: 'DOWN' } } },
      'application/json',
      'down reported: db: DOWN',
    ],
    [{ status: 'Healthy' }, 'text/plain', 'ok reported: Healthy'],
    [{ status: 'false' }, 'application/json', 'unknown unknown-word: “false”'],
    ['[]', 'application/json', 'unknown missing-status: the body is not a JSON object'],
    ['true', 'application/json', 'unknown missing-status: the body is not a JSON object'],
    ['"UP"', 'application/json', 'unknown missing-status: the body is not a JSON object'],
    ['{"status":"pass"', 'application/json', 'unknown unparsable: the body is not valid JSON'],
    ['DOWN\n', 'text/plain', 'down reported: DOWN'],
    ['Unhealthy', '', 'down reported: Unhealthy'],
  ])('%j as %s', (body, mediaType, expected) => {
    expect(judge('auto', body, mediaType)).toBe(expected);
  });

  test.each([
    ['', 'text/plain'],
    ['', ''],
    ['fine, thank you', 'text/plain'],
  ])('%j as "%s" leaves the verdict to the status code', (body, mediaType) => {
    expect(judge('auto', body, mediaType)).toBeUndefined();
  });
});

test('status leaves the verdict to the status code, whatever the body says', () => {
  expect(judge('status', { status: 'DOWN' })).toBeUndefined();
});
