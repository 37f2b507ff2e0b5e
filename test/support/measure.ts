import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { overdrawn } from './budgets.ts';

/** Every file that is in the repository or would be added to it. */
const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(path));

const found = overdrawn(paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })));
for (const sentence of found) console.error(sentence);
process.exitCode = found.length === 0 ? 0 : 1;
