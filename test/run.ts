import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runCheck } from './support/check-parts.ts';
import { ensureChromium } from './support/chromium.ts';
import { type SuiteOutcome, summarize, type Tally, takeTally, tallyPathVariable } from './support/tally.ts';

const reports = mkdtempSync(join(tmpdir(), 'leitstand-test-'));
const PATH = `${join(process.cwd(), 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;

/** Runs a command with its output shown as it comes; true when it succeeded. */
function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const env = { ...process.env, PATH, ...environment };
  return spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;
}

/** Runs a suite whose reporter writes a tally. A runner that fails without a failed test is a failure as well. */
function runSuite(
  name: string,
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): SuiteOutcome {
  console.log(`\n== ${name}`);
  const path = join(reports, name);
  const succeeded = run(command, args, { ...environment, [tallyPathVariable]: path });
  const tally = takeTally(path);
  if (tally === undefined) return { name, didNotRun: `${command} ended without a report` };
  if (!succeeded && tally.failed === 0) tally.failed = 1;
  return { name, tally };
}

function vitest(project: string): SuiteOutcome {
  const reporters = ['--reporter=default', '--reporter=./test/support/tally-vitest.ts'];
  return runSuite(project, 'vitest', ['run', '--project', project, ...reporters]);
}

function check(): SuiteOutcome {
  console.log('== check');
  const { passed, failed } = runCheck();
  return { name: 'check', tally: { passed, failed: failed === undefined ? 0 : 1, skipped: [] } };
}

function build(): SuiteOutcome & { tally: Tally } {
  console.log('\n== build');
  const built = run('vite', ['build']);
  return { name: 'build', tally: { passed: built ? 1 : 0, failed: built ? 0 : 1, skipped: [] } };
}

function endToEnd(): SuiteOutcome {
  const browser = ensureChromium();
  if (browser === undefined) return { name: 'e2e', didNotRun: 'there is no Chromium' };
  const reporters = '--reporter=list,./test/support/tally-playwright.ts';
  return runSuite('e2e', 'playwright', ['test', reporters], { CHROME_PATH: browser });
}

const outcomes = [check(), vitest('unit')];
const built = build();
outcomes.push(built);
if (built.tally.failed === 0) outcomes.push(vitest('integration'), vitest('faults'), endToEnd());
else for (const name of ['integration', 'faults', 'e2e']) outcomes.push({ name, didNotRun: 'the build failed' });
rmSync(reports, { recursive: true, force: true });

const { lines, failed } = summarize(outcomes);
console.log(`\n${lines.join('\n')}`);
process.exitCode = failed === 0 ? 0 : 1;
