import type { Condition } from '../../../electron/contract/models/condition.ts';
import type { Mark } from '../../parts/state-mark.tsx';

/** How many one-minute bars a health strip has. */
export const stripMinutes = 30;
const minuteMs = 60_000;

/** One minute of a strip; `at` is its beginning. null: this screen does not know what was then. */
export interface Bar {
  at: number;
  mark: Mark | null;
}

/**
 * The last 30 minutes of a component as far as its row knows them: the present state from its beginning on, and nothing
 * before. `emptySince` is when the part came out: from then on it is maintenance. `now` is the current full minute.
 */
export function barsOf(condition: Condition | undefined, emptySince: number | undefined, now: number): Bar[] {
  return Array.from({ length: stripMinutes }, (_, index) => {
    const at = now - (stripMinutes - 1 - index) * minuteMs;
    const end = at + minuteMs;
    if (emptySince !== undefined && end > emptySince) return { at, mark: 'maintenance' };
    return { at, mark: condition !== undefined && end > condition.since ? condition.state : null };
  });
}
