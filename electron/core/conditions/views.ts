import type { State } from '../../contract/models/condition.ts';
import type { Noun } from '../noun.ts';

function isWell(state: State): boolean {
  return state === 'ok' || state === 'unknown';
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
      const before = row.endpoints[endpoint];
      const since = entry.happenedAt ?? entry.at;
      const onset = before === undefined || isWell(before.state) || isWell(to) ? since : before.onset;
      tables.set('observed', component, {
        component,
        endpoints: { ...row.endpoints, [endpoint]: { state: to, reason, since, onset } },
      });
    },
  },
};
