import type { Condition } from '../../../electron/contract/models/condition.ts';

/** How a component is drawn: its own fault is filled, a consequence hollow, maintenance outlined. */
export type ComponentMark = 'ok' | 'degraded' | 'down' | 'unknown' | 'maintenance' | 'consequence';

/** The mark of a condition. A component without a condition is unknown: nothing is known of it. */
export function markOf(condition: Condition | undefined): ComponentMark {
  if (condition === undefined) return 'unknown';
  if (condition.swap !== undefined) return 'maintenance';
  if (condition.role === 'consequence' && (condition.state === 'down' || condition.state === 'degraded')) {
    return 'consequence';
  }
  return condition.state;
}

/** How many components have each mark. `since` is the earliest moment at which an unknown one became so. */
export interface MarkCounts extends Record<ComponentMark, number> {
  total: number;
  unknownSince: number | null;
}

/** Counts the marks of all components of the plant. */
export function countMarks(
  components: readonly { id: string }[],
  conditions: ReadonlyMap<string, Condition>,
): MarkCounts {
  const counts: MarkCounts = {
    ok: 0,
    degraded: 0,
    down: 0,
    unknown: 0,
    maintenance: 0,
    consequence: 0,
    total: components.length,
    unknownSince: null,
  };
  for (const { id } of components) {
    const condition = conditions.get(id);
    const mark = markOf(condition);
    counts[mark] += 1;
    if (mark === 'unknown' && condition !== undefined) {
      counts.unknownSince = Math.min(counts.unknownSince ?? condition.since, condition.since);
    }
  }
  return counts;
}
