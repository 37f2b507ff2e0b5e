import type { Condition, State } from '../../../electron/contract/models/condition.ts';
import type { Component } from '../../../electron/contract/models/plant.ts';
import type { Procedure } from '../../../electron/contract/models/swap.ts';

/** A component that a procedure can swap. */
export interface Candidate {
  component: Component;
  procedure: Procedure;
}

const order: Record<State, number> = { down: 0, degraded: 1, unknown: 2, ok: 3 };

/**
 * The components for whose kind there is a procedure: the wanted one first, then roots before consequences, what is down
 * before what is degraded, and the higher priority.
 */
export function candidatesFrom(
  components: readonly Component[],
  conditions: ReadonlyMap<string, Condition>,
  procedures: readonly Procedure[],
  wanted: string | null,
): Candidate[] {
  const rank = ({ id, priority }: Component): number[] => {
    const condition = conditions.get(id);
    return [id === wanted ? 0 : 1, condition?.role === 'root' ? 0 : 1, order[condition?.state ?? 'unknown'], priority];
  };
  return components
    .flatMap((component) => {
      const procedure = procedures.find((candidate) => candidate.for === component.kind);
      return procedure === undefined ? [] : [{ component, procedure, rank: rank(component) }];
    })
    .toSorted((a, b) => compareRanks(a.rank, b.rank))
    .map(({ component, procedure }) => ({ component, procedure }));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
