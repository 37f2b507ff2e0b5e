import { parseArgs } from 'node:util';
import { type Result, refuse, succeed } from '../../contract/errors.ts';
import { type Log, openLog } from '../../core/log/log.ts';

/** Options that every `leitstand log` command understands; `extra` are the command's own, all with a value. */
export function readLogArguments<Name extends string>(
  args: string[],
  extra: readonly Name[],
): Result<{ data: string } & { [Key in Name]?: string }> {
  const options = Object.fromEntries(['data', ...extra].map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    if (values.data === undefined) {
      return refuse('invalid-input', 'The command needs the data folder.', 'Add --data DIR.');
    }
    return succeed(values as { data: string } & { [Key in Name]?: string });
  } catch (cause) {
    return refuse(
      'invalid-input',
      `${cause instanceof Error ? cause.message : String(cause)}.`,
      'See leitstand --help.',
    );
  }
}

/** Opens the log of a data folder for a command; the console on it must not be running. */
export function openLogOf(data: string): Result<Log> {
  return openLog(data, { now: () => Date.now() });
}

/** Says an error in one line on stderr and gives the exit code. */
export function complain(error: { message: string; next: string }): number {
  process.stderr.write(`leitstand: ${error.message} ${error.next}\n`);
  return 1;
}
