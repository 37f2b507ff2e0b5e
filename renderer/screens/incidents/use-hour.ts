import { useClock } from '../../stores/react.ts';

/** Console time (ms) cut to the hour: enough to tell today from other days, and renders once an hour. */
export function useHour(): number {
  return useClock((clock) => clock.now - (clock.now % 3_600_000));
}
