import type { Sender } from '../contract/commands.ts';
import type { Actor } from '../contract/models/entry.ts';
import type { ReadTables } from './tables.ts';

/** Who is behind a command: somebody of the plant's people by id, or whoever typed a name. */
export function actorOf(sender: Sender, tables: ReadTables): Actor {
  const known = tables.get('person', sender.person);
  return { person: sender.person, name: known?.name ?? sender.person, desk: sender.desk };
}
