import { join, resolve } from 'node:path';
import { copyLog } from '../../core/log/backup/copy.ts';
import { backupFolder } from '../../core/log/backup/names.ts';
import { complain, readLogArguments } from './data-folder.ts';

/**
 * `leitstand log backup --data DIR [--to DIR]`: makes a verified copy of the log, whether a console is running on it or
 * not, and prints its path.
 */
export async function backupCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, ['to']);
  if (!options.ok) return complain(options.error);
  const data = resolve(options.value.data);
  const folder = options.value.to === undefined ? backupFolder(data) : resolve(options.value.to);
  const copied = copyLog({ data, folder, reason: 'manual', now: Date.now() });
  if (!copied.ok) return complain(copied.error);
  const { backup, head } = copied.value;
  process.stdout.write(`${join(folder, backup.file)}: ${backup.lastSeq} entries, verified, head ${head}\n`);
  return 0;
}
