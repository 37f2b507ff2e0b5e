import type { Action } from '../../../electron/contract/models/incident.ts';

/** How an open action stands: late ones need a person. `ms` counts from now to the due time or from the start. */
export type ActionState =
  | { kind: 'overdue'; ms: number }
  | { kind: 'running'; ms: number }
  | { kind: 'due'; ms: number }
  | { kind: 'waiting' };

/** How an open action stands at `now` (ms). Overdue says more than running, running more than due. */
export function actionState(action: Action, now: number): ActionState {
  if (action.due !== undefined && now >= action.due) return { kind: 'overdue', ms: now - action.due };
  if (action.started !== undefined) return { kind: 'running', ms: now - action.started.at };
  if (action.due !== undefined) return { kind: 'due', ms: action.due - now };
  return { kind: 'waiting' };
}

/**
 * The open actions of an incident in the order in which they want attention, the order being the same at every moment:
 * by due time, then those without one, the older first. Done ones newest first.
 */
export function sortActions(actions: readonly Action[], incident: string): { open: Action[]; done: Action[] } {
  const mine = actions.filter((action) => action.incident === incident);
  return {
    open: mine
      .filter((action) => action.finished === undefined)
      .toSorted(
        (a, b) =>
          (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY) ||
          a.addedAt - b.addedAt ||
          (a.id < b.id ? -1 : 1),
      ),
    done: mine
      .filter((action) => action.finished !== undefined)
      .toSorted((a, b) => (b.finished?.at ?? 0) - (a.finished?.at ?? 0)),
  };
}
