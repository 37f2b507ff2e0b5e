import type { Reason } from '../../contract/models/condition.ts';
import { worse } from '../impact/clauses.ts';
import type { Own } from '../impact/effective.ts';
import type { ReadTables } from '../tables.ts';
import { lastOf } from './views.ts';

const notYetProbed: Reason = { code: 'not-yet-probed', detail: '' };

/**
 * What each watched component's own endpoints say now: the worst of them. An endpoint that has not answered in this run
 * is unknown, whatever the log remembers of it: stale is never shown as fine.
 */
export function readOwn(
  endpoints: ReadonlyMap<string, readonly string[]>,
  tables: ReadTables,
  fresh: (endpoint: string) => boolean,
  startedAt: number,
): Map<string, Own> {
  const own = new Map<string, Own>();
  for (const [component, ids] of endpoints) {
    const logged = tables.get('observed', component);
    let worst: Own | undefined;
    for (const id of ids) {
      const known = lastOf(logged, id);
      const mine: Own =
        known !== undefined && fresh(id)
          ? known
          : { state: 'unknown', reason: notYetProbed, since: startedAt, onset: startedAt };
      if (worst === undefined || (worse(mine.state, worst.state) === mine.state && mine.state !== worst.state)) {
        worst = mine;
      }
    }
    if (worst !== undefined) own.set(component, worst);
  }
  return own;
}
