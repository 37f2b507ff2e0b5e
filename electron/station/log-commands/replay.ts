import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createNouns } from '../../core/nouns.ts';
import { loadProcedures } from '../../core/procedures/load.ts';
import { loggedTables, rebuild } from '../../core/replay.ts';
import { root } from '../host-platform.ts';
import { complain, openLogOf, readLogArguments } from './data-folder.ts';

/** `leitstand log replay --data DIR`: rebuilds the read models twice from the log and says what they hold. */
export async function replayCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, []);
  if (!options.ok) return complain(options.error);
  const opened = openLogOf(options.value.data);
  if (!opened.ok) return complain(opened.error);
  const log = opened.value;
  const { procedures } = await loadProcedures(join(root, 'resources', 'procedures'));
  const build = () =>
    rebuild(
      log,
      createNouns(procedures, () => undefined),
    );
  const [first, second] = [build(), build()];
  log.close();
  for (const table of loggedTables) {
    if (!isDeepStrictEqual(first.all(table), second.all(table))) {
      return complain({
        message: `Two replays disagree about ${table}.`,
        next: 'Keep the data folder and report this as a defect.',
      });
    }
  }
  const counts = loggedTables.map((table) => `${first.size(table)} ${table}`).join(', ');
  process.stdout.write(`${log.lastSeq()} entries replayed: ${counts}\n`);
  return 0;
}
