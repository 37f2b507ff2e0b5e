import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The parts of `npm run check`, quick ones first. */
const parts: readonly { name: string; command: string; args: readonly string[] }[] = [
  {
    name: 'format and lint',
    command: 'biome',
    args: ['check', '--error-on-warnings', '--no-errors-on-unmatched', '.'],
  },
  { name: 'types', command: 'tsc', args: ['-b'] },
  { name: 'layers', command: 'node', args: ['test/support/layers.ts'] },
  { name: 'unused', command: 'knip', args: ['--no-config-hints', '--no-progress'] },
  { name: 'budgets', command: 'node', args: ['test/support/measure.ts'] },
];

/** How a check went: the parts that held, and the one at which it stopped. */
export interface CheckOutcome {
  passed: number;
  failed: string | undefined;
}

/** Runs the parts in turn and stops at the first that fails, saying which. What a part has to say goes to this output. */
export function runCheck(): CheckOutcome {
  const env = { ...process.env, PATH: `${join('node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}` };
  for (const [passed, { name, command, args }] of parts.entries()) {
    const began = performance.now();
    const { status, error } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
    if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
    if (status !== 0) {
      console.error(`check: ${name} FAILED`);
      return { passed, failed: name };
    }
    console.log(`check: ${name} ok (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
  return { passed: parts.length, failed: undefined };
}
