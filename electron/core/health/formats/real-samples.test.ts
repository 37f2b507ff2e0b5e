import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FormatName, formatOf } from './registry.ts';

/** Answers of real products; they are no part of this repository. */
const folder = new URL('../../../../../shared/data/app/', import.meta.url);
const present = existsSync(folder);

const samples: [path: string, own: FormatName, verdict: string][] = [
  [
    'health-json-ietf/draft06_pass_with_warn_checks.json',
    'health+json',
    'degraded reported: cassandra:connections: warn',
  ],
  ['spring-boot/steeltoe_default_unknown.json', 'spring', 'unknown reported: UNKNOWN'],
  ['microprofile-health/up.json', 'health+json', 'ok reported: UP'],
  ['microprofile-health/up_no_checks.json', 'health+json', 'ok reported: UP'],
  ['microprofile-health/down_503.json', 'health+json', 'down reported: DOWN'],
];

const why = present ? '' : ' (skipped: the folder shared/data/app is not beside this checkout)';
describe.skipIf(!present)(`real samples${why}`, () => {
  test.each(samples)('%s', (path, own, expected) => {
    const body = readFileSync(new URL(path, folder));
    for (const name of [own, 'auto'] as const) {
      const judged = formatOf(name).judge({ status: 200, mediaType: 'application/json', body });
      expect(`${judged?.state} ${judged?.reason.code}: ${judged?.reason.detail}`, name).toBe(expected);
    }
  });
});
