import type { State } from '../../contract/models/condition.ts';
import type { Need } from '../../contract/models/plant.ts';

/** How a clause stands: what it does to the one that needs it, and whether only redundancy was lost. */
export interface ClauseState {
  state: State;
  redundancyLost: boolean;
}

const severity: Record<State, number> = { ok: 0, degraded: 1, unknown: 2, down: 3 };

/** The worse of two states. Unknown is worse than degraded: what nobody knows may be down. */
export function worse(a: State, b: State): State {
  return severity[a] >= severity[b] ? a : b;
}

/**
 * Judges one clause from the states of its members. `all` is as bad as its worst member. With redundancy, enough
 * working members keep it up: it is degraded when some are down (redundancy lost) or when too few are fully ok, unknown
 * when it hangs on members that nobody knows, and down when too few can be working.
 */
export function judgeClause(need: Need, stateOf: (id: string) => State): ClauseState {
  if ('all' in need) {
    return { state: need.all.map(stateOf).reduce(worse, 'ok'), redundancyLost: false };
  }
  const members = ('any' in need ? need.any : need.of).map(stateOf);
  const least = 'any' in need ? 1 : need.atLeast;
  const count = (state: State) => members.filter((member) => member === state).length;
  const ok = count('ok');
  const working = ok + count('degraded');
  const perhaps = working + count('unknown');
  if (perhaps < least) return { state: 'down', redundancyLost: false };
  if (working < least) return { state: 'unknown', redundancyLost: false };
  const lost = count('down') > 0;
  return { state: ok < least || lost ? 'degraded' : 'ok', redundancyLost: lost };
}
