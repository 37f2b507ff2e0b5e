import type { State } from '../../contract/models/condition.ts';
import type { Need, Service, Site } from '../../contract/models/plant.ts';
import { judgeClause, worse } from './clauses.ts';
import type { Effective } from './effective.ts';
import { needMembers } from './graph.ts';
import type { Explanation } from './roots.ts';

/** A service at a site as derived; `roots` are the components that hurt it, earliest first. */
export interface JudgedCell {
  service: string;
  site: string;
  state: State;
  since: number | undefined;
  roots: readonly string[];
}

/** Judges every cell: the clauses of the service and those of the site, all of which have to hold. */
export function judgeCells(
  services: readonly Service[],
  sites: ReadonlyMap<string, Site>,
  effective: ReadonlyMap<string, Effective>,
  explanation: Explanation,
): JudgedCell[] {
  const stateOf = (id: string): State => effective.get(id)?.state ?? 'unknown';
  const judge = (needs: readonly Need[]) => judgeNeeds(needs, stateOf, effective, explanation);
  const ofSite = new Map([...sites].map(([id, site]) => [id, judge(site.needs)]));
  return services.flatMap((service) => {
    const central = judge(service.needs);
    return service.sites.map((id) => {
      const local = ofSite.get(id) ?? judge([]);
      const known = service.needs.length + (sites.get(id)?.needs.length ?? 0) > 0;
      return {
        service: service.id,
        site: id,
        state: known ? worse(central.state, local.state) : 'unknown',
        since: earliest(central.since, local.since),
        roots: [...new Set([...central.roots, ...local.roots])],
      };
    });
  });
}

function judgeNeeds(
  needs: readonly Need[],
  stateOf: (id: string) => State,
  effective: ReadonlyMap<string, Effective>,
  explanation: Explanation,
): { state: State; since: number | undefined; roots: string[] } {
  let state: State = 'ok';
  let since: number | undefined;
  const roots = new Set<string>();
  for (const need of needs) {
    const clause = judgeClause(need, stateOf);
    if (clause.state === 'ok') continue;
    state = worse(state, clause.state);
    for (const id of needMembers(need)) {
      const member = effective.get(id);
      if (member === undefined || member.state === 'ok') continue;
      since = earliest(since, member.since);
      for (const root of explanation.get(id) ?? []) roots.add(root);
    }
  }
  return { state, since, roots: [...roots] };
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
