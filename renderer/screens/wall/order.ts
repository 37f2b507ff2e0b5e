import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Cell } from '../../../electron/contract/models/condition.ts';

/** Why the first root stands before the second. */
export type OrderReason = 'cells' | 'state' | 'priority' | 'age';

/** The first criterion in which two roots differ, in the order in which they are sorted. */
export function orderReason(first: Alarm, second: Alarm): OrderReason {
  if (first.consequences.cells !== second.consequences.cells) return 'cells';
  if (first.state !== second.state) return 'state';
  return first.priority === second.priority ? 'age' : 'priority';
}

/** Cells that are hurt by both roots: they stay down until both are repaired. */
export function sharedCells(cells: readonly Cell[], first: Alarm, second: Alarm): number {
  return cells.filter((cell) => cell.alarms.includes(first.id) && cell.alarms.includes(second.id)).length;
}
