import type { Alarm } from '../../electron/contract/models/alarm.ts';
import type { Cell, Condition, State } from '../../electron/contract/models/condition.ts';
import type { Service } from '../../electron/contract/models/plant.ts';

/** How bad a state is; the higher the worse. Unknown is worse than ok and better than a known fault. */
const badness: Record<State, number> = { ok: 0, unknown: 1, degraded: 2, down: 3 };

/** The worst of some states; ok where there are none. */
export function worst(states: Iterable<State>): State {
  let found: State = 'ok';
  for (const state of states) if (badness[state] > badness[found]) found = state;
  return found;
}

/** True while an alarm's cause is there, acknowledged or not. */
export function isActive(alarm: Alarm): boolean {
  return alarm.life !== 'returned' && alarm.returnedAt === undefined;
}

/**
 * The roots that are there, in the order in which the wall shows them: cells hurt, then Down before Degraded, then
 * priority, then the older one. Being unacknowledged does not move a root up.
 */
export function sortRoots(alarms: readonly Alarm[]): Alarm[] {
  return alarms
    .filter(isActive)
    .toSorted(
      (a, b) =>
        b.consequences.cells - a.consequences.cells ||
        badness[b.state] - badness[a.state] ||
        a.priority - b.priority ||
        a.since - b.since ||
        a.number - b.number,
    );
}

/** The state of the whole in numbers: what the head of the wall and the status bar say. */
export interface Verdict {
  state: State;
  /** Nothing is watched: no services and no components. */
  nothing: boolean;
  faults: number;
  services: { down: number; degraded: number; unknown: number };
  /** Ids of the sites at which some service is down or degraded. */
  sites: ReadonlySet<string>;
  components: { down: number; degraded: number; unknown: number };
}

/** Counts services by their worst cell, roots, and components. */
export function verdictOf(given: {
  cells: readonly Cell[];
  services: readonly Service[];
  alarms: readonly Alarm[];
  conditions: readonly Condition[];
  components: number;
}): Verdict {
  const byService = new Map<string, State>();
  const sites = new Set<string>();
  for (const cell of given.cells) {
    if (cell.state === 'ok') continue;
    byService.set(cell.service, worst([cell.state, byService.get(cell.service) ?? 'ok']));
    if (cell.state !== 'unknown') sites.add(cell.site);
  }
  const services = { down: 0, degraded: 0, unknown: 0 };
  for (const state of byService.values()) if (state !== 'ok') services[state] += 1;
  const components = { down: 0, degraded: 0, unknown: 0 };
  for (const condition of given.conditions) if (condition.state !== 'ok') components[condition.state] += 1;
  const roots = given.alarms.filter(isActive);
  return {
    state: worst([
      ...byService.values(),
      ...roots.map((alarm) => alarm.state),
      components.unknown > 0 ? 'unknown' : 'ok',
    ]),
    nothing: given.services.length === 0 && given.components === 0,
    faults: roots.length,
    services,
    sites,
    components,
  };
}
