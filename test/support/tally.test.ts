import { expect, it } from 'vitest';
import { summarize } from './tally.ts';

it('adds the suites up in the last line', () => {
  const { lines, failed } = summarize([
    { name: 'unit', tally: { passed: 3, failed: 0, skipped: [] } },
    { name: 'e2e', tally: { passed: 2, failed: 1, skipped: [] } },
  ]);
  expect(lines).toEqual([
    'unit: 3 passed, 0 failed, 0 skipped',
    'e2e: 2 passed, 1 failed, 0 skipped',
    '5 passed, 1 failed',
  ]);
  expect(failed).toBe(1);
});

it('names each skipped test with its reason', () => {
  const skipped = [{ name: 'electron > wall', reason: 'the electron binary is not here' }];
  expect(summarize([{ name: 'e2e', tally: { passed: 1, failed: 0, skipped } }]).lines).toContain(
    '  skipped: electron > wall (the electron binary is not here)',
  );
});

it('counts a suite in which no test ran as a failure', () => {
  const skipped = [{ name: 'a', reason: 'b' }];
  expect(summarize([{ name: 'faults', tally: { passed: 0, failed: 0, skipped } }]).lines.at(-1)).toBe(
    '0 passed, 1 failed',
  );
});

it('counts a suite that did not run as a failure and says why', () => {
  expect(summarize([{ name: 'e2e', didNotRun: 'the build failed' }])).toEqual({
    lines: ['e2e: did not run: the build failed', '0 passed, 1 failed'],
    failed: 1,
  });
});
