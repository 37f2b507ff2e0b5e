import { join, resolve } from 'node:path';
import { openPages } from '../../core/log/recovery/page-reader.ts';
import { writeSalvage } from '../../core/log/recovery/salvage-file.ts';
import { complain, readLogArguments } from './data-folder.ts';

/** At most so many gaps are listed. */
const gapsShown = 20;

/**
 * `leitstand log salvage --data DIR --from FOLDER --out FILE`: writes what can be read of the damaged log in FOLDER into
 * a new file, each entry labelled. Changes neither the damaged file nor the log.
 */
export async function salvageCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, ['from', 'out']);
  if (!options.ok) return complain(options.error);
  const { data, from, out } = options.value;
  if (from === undefined || out === undefined) {
    return complain({ message: 'The command needs a source and a target.', next: 'Add --from FOLDER --out FILE.' });
  }
  const source = join(resolve(data, from), 'log.db');
  const target = resolve(out);
  try {
    const pages = openPages(source);
    const { entries, chainedUpTo, labels, missing } = writeSalvage(pages, source, target);
    pages.close();
    process.stdout.write(
      `${entries} entries salvaged into ${target}, chain ok up to ${chainedUpTo}\n` +
        `  chained ${labels.chained}, after a gap ${labels['after-gap']}, unproven ${labels.unproven}, altered ${labels.altered}\n`,
    );
    for (const [first, last] of missing.slice(0, gapsShown)) process.stdout.write(`  missing ${first} to ${last}\n`);
    if (missing.length > gapsShown) process.stdout.write(`  and ${missing.length - gapsShown} more gaps\n`);
    return 0;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return complain({
      message: code === 'EEXIST' ? `${target} exists already and was not touched.` : `Nothing was salvaged (${code}).`,
      next: 'Choose another file with --out.',
    });
  }
}
