import { hostname, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { putBack } from '../../core/log/recovery/put-back.ts';
import { complain, readLogArguments } from './data-folder.ts';

/**
 * `leitstand log restore --data DIR --from FILE`: puts a copy in the place of the log. What is there now is moved aside,
 * never deleted. Refused while a console is running on the folder.
 */
export async function restoreCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, ['from']);
  if (!options.ok) return complain(options.error);
  const { data, from } = options.value;
  if (from === undefined) return complain({ message: 'The command needs the copy.', next: 'Add --from FILE.' });
  const name = userInfo().username.slice(0, 100);
  const actor = { person: name, name, desk: hostname().slice(0, 100) };
  const restored = await putBack(resolve(data), resolve(from), actor, () => Date.now());
  if (!restored.ok) return complain(restored.error);
  const { lastSeq, aside, moves } = restored.value;
  const earlier = moves.length === 0 ? 'there was no log before' : `the log of before lies in ${aside}`;
  process.stdout.write(`restored: ${lastSeq} entries, verified; ${earlier}\n`);
  return 0;
}
