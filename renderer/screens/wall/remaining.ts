import type { Action } from '../../../electron/contract/models/incident.ts';

/** Time until something is due, in the unit that a person thinks in. `value` is never negative. */
export interface Remaining {
  value: number;
  unit: 'minutes' | 'hours' | 'days';
  overdue: boolean;
}

const minute = 60_000;

/** How long until `due`: minutes up to two hours, then hours, then days. Rounded up while time is left: 0 means now. */
export function remaining(due: number, now: number): Remaining {
  const overdue = due < now;
  const left = Math.abs(due - now);
  const round = overdue ? Math.floor : Math.ceil;
  if (left < 120 * minute) return { value: round(left / minute), unit: 'minutes', overdue };
  if (left < 48 * 60 * minute) return { value: round(left / (60 * minute)), unit: 'hours', overdue };
  return { value: round(left / (24 * 60 * minute)), unit: 'days', overdue };
}

/** The action to do next: the one that is due first, then undated ones in the order in which they were added. */
export function nextAction(actions: readonly Action[], incident: string | undefined): Action | undefined {
  return actions
    .filter((action) => action.incident === incident && action.finished === undefined)
    .toSorted(
      (a, b) =>
        (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY) ||
        a.addedAt - b.addedAt ||
        a.id.localeCompare(b.id),
    )[0];
}
