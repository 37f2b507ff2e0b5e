import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** What a suite counted. `failed` includes files that could not be loaded and errors outside of any test. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
}

/** The environment variable that tells a reporter where to write its tally. */
export const tallyPathVariable = 'LEITSTAND_TALLY';

/** Called by the reporters of vitest and Playwright at the end of their run. Without the variable it does nothing. */
export function writeTally(tally: Tally): void {
  const path = process.env[tallyPathVariable];
  if (path !== undefined) writeFileSync(path, JSON.stringify(tally));
}

/** Reads a tally and removes its file; undefined when the suite ended without writing one. */
export function takeTally(path: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tally;
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}

/** A suite as the summary shows it: it did what it counted, or it did not run for this reason. */
export type SuiteOutcome = { name: string; tally: Tally; didNotRun?: undefined } | { name: string; didNotRun: string };

/**
 * The lines of the summary, the last one being `N passed, N failed`. A suite that did not run or ran no test counts as
 * one failure, so that an empty suite is never taken for a good one.
 */
export function summarize(outcomes: readonly SuiteOutcome[]): { lines: string[]; failed: number } {
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const outcome of outcomes) {
    if (outcome.didNotRun !== undefined) {
      failed += 1;
      lines.push(`${outcome.name}: did not run: ${outcome.didNotRun}`);
      continue;
    }
    const { name, tally } = outcome;
    const empty = tally.passed + tally.failed === 0;
    passed += tally.passed;
    failed += empty ? 1 : tally.failed;
    const counts = `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`;
    lines.push(`${name}: ${counts}${empty ? ' (no test ran: counted as a failure)' : ''}`);
    for (const test of tally.skipped) lines.push(`  skipped: ${test.name} (${test.reason})`);
  }
  lines.push(`${passed} passed, ${failed} failed`);
  return { lines, failed };
}
