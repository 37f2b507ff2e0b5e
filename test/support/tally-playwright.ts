import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { type Tally, writeTally } from './tally.ts';

/** Counts what Playwright ran, by project, with the reasons of skipped tests. */
export default class PlaywrightTally implements Reporter {
  #root: Suite | undefined;
  #errors = 0;

  onBegin(_config: FullConfig, root: Suite): void {
    this.#root = root;
  }

  onError(): void {
    this.#errors += 1;
  }

  onEnd(): void {
    const tally: Tally = { passed: 0, failed: this.#errors, skipped: [] };
    for (const test of this.#root?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') tally.passed += 1;
      else if (outcome === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
        const [, project, , ...titles] = test.titlePath();
        tally.skipped.push({ name: [project, ...titles].join(' > '), reason: reason ?? 'no reason given' });
      } else tally.failed += 1;
    }
    writeTally(tally);
  }

  printsToStdio(): boolean {
    return false;
  }
}
