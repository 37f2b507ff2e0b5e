import type { State } from '../../contract/models/condition.ts';
import type { Noun } from '../noun.ts';
import type { Observed } from '../tables.ts';

function isWell(state: State): boolean {
  return state === 'ok' || state === 'unknown';
}

/** What an endpoint said last. Ids come from files: one may be called as something that every object has. */
export function lastOf(row: Observed | undefined, endpoint: string): Observed['endpoints'][string] | undefined {
  return row !== undefined && Object.hasOwn(row.endpoints, endpoint) ? row.endpoints[endpoint] : undefined;
}

/** What endpoints said last, as the log has it: the ground on which conditions are derived. */
export const conditionsNoun: Noun = {
  name: 'conditions',
  commands: {},
  folds: {
    'health.transition': (entry, tables) => {
      const component = entry.subject.slice('component/'.length);
      const { endpoint, to, reason } = entry.data;
      const row = tables.get('observed', component) ?? { component, endpoints: {} };
      const before = lastOf(row, endpoint);
      const since = entry.happenedAt ?? entry.at;
      const onset = before === undefined || isWell(before.state) || isWell(to) ? since : before.onset;
      tables.set('observed', component, {
        component,
        endpoints: { ...row.endpoints, [endpoint]: { state: to, reason, since, onset } },
      });
    },
  },
};
