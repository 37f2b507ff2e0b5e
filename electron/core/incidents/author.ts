import type { Actor } from '../../contract/models/entry.ts';

/** The name under which rows remember who did something: the person's name, or the console's own part. */
export function author(actor: Actor): string {
  return 'name' in actor ? actor.name : actor.system;
}
