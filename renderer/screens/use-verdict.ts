import { useMemo } from 'react';
import { useRows } from '../stores/react.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** The verdict on the whole, counted anew when something it counts has changed. */
export function useVerdict(): Verdict {
  const cells = useRows('cell');
  const services = useRows('service');
  const alarms = useRows('alarm');
  const conditions = useRows('condition');
  const components = useRows('component').length;
  return useMemo(
    () => verdictOf({ cells, services, alarms, conditions, components }),
    [cells, services, alarms, conditions, components],
  );
}
