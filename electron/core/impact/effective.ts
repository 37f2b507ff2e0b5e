import type { Reason, State } from '../../contract/models/condition.ts';
import type { Need } from '../../contract/models/plant.ts';
import { judgeClause, worse } from './clauses.ts';
import { type Graph, needMembers } from './graph.ts';

/** What is known of a component from its own endpoints. Components without endpoints are absent. */
export interface Own {
  state: State;
  reason: Reason;
  /** When this state began, and when the component last stopped being well. Console milliseconds. */
  since: number;
  onset: number;
}

/** A component after its needs were counted in. */
export interface Effective extends Own {
  observed: State;
}

/**
 * Counts the needs in: a component whose needs fail is down however it looks, and one whose redundancy is lost is
 * degraded. Needs that are unknown or degraded change nothing for a component that answers for itself; a component
 * without endpoints is as good as its needs.
 */
export function deriveEffective(graph: Graph, own: ReadonlyMap<string, Own>, now: number): Map<string, Effective> {
  const effective = new Map<string, Effective>();
  for (const { id, needs } of graph.ordered) {
    const mine = own.get(id);
    const derived = derive(needs, effective, now);
    if (mine === undefined) {
      effective.set(id, { ...derived, observed: 'unknown' });
      continue;
    }
    const counts = derived.state === 'down' || derived.reason.code === 'redundancy-lost';
    const state = counts ? worse(mine.state, derived.state) : mine.state;
    effective.set(id, { ...(state === mine.state ? mine : derived), observed: mine.state });
  }
  return effective;
}

/** What the needs alone say. Its times are those of the member that tipped it. */
function derive(needs: readonly Need[], effective: ReadonlyMap<string, Effective>, now: number): Own {
  const stateOf = (id: string): State => effective.get(id)?.state ?? 'unknown';
  const none = { since: now, onset: now };
  if (needs.length === 0) return { state: 'unknown', reason: { code: 'not-watched', detail: '' }, ...none };
  let result: Own = { state: 'ok', reason: { code: 'needs', detail: '' }, ...none };
  for (const need of needs) {
    const clause = judgeClause(need, stateOf);
    if (clause.state === 'ok' || worse(result.state, clause.state) === result.state) continue;
    const members = needMembers(need).map((id) => effective.get(id));
    const failed = members.filter((member) => member !== undefined && member.state !== 'ok');
    const pick = 'all' in need ? earliest : latest;
    result = {
      state: clause.state,
      reason: { code: clause.redundancyLost && clause.state !== 'down' ? 'redundancy-lost' : 'needs', detail: '' },
      since: pick(failed.map((member) => member?.since ?? now)),
      onset: pick(failed.map((member) => member?.onset ?? now)),
    };
  }
  return result;
}

function earliest(times: readonly number[]): number {
  return Math.min(...times);
}

function latest(times: readonly number[]): number {
  return Math.max(...times);
}
