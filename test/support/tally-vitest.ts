import type { Reporter, TestModule } from 'vitest/node';
import { type Tally, writeTally } from './tally.ts';

/** Counts what vitest ran, with the notes of skipped tests, which its JSON report leaves out. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tally: Tally = { passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) {
      let failedTests = 0;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'skipped') {
          tally.skipped.push({ name: test.fullName, reason: result.note ?? 'no reason given' });
        } else failedTests += 1;
      }
      // A file that could not be loaded, or a hook that failed, fails without any failed test.
      tally.failed += failedTests === 0 && module.state() === 'failed' ? 1 : failedTests;
    }
    writeTally(tally);
  }
}
