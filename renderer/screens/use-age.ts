import { age } from '../i18n/format.ts';
import { useFormat, useText } from '../i18n/react.ts';
import { dataAge, lateAfterMs, unknownAfterMs } from '../stores/connection.ts';
import { useClock, useConnection } from '../stores/react.ts';

/** How fresh the screen is. `value` is the stamp's text; `late` inverts it; `unknown` takes every state away. */
export interface Freshness {
  label: string;
  value: string;
  late: boolean;
  blind: boolean;
  unknown: boolean;
  /** Age of the newest observation in real ms; null before the first. */
  ageMs: number | null;
  /** Console time of the newest observation. */
  asOf: number | null;
}

/** The age of what is shown, renewed each second. */
export function useFreshness(): Freshness {
  const text = useText();
  const format = useFormat();
  const connection = useConnection((state) => state);
  const monotonic = useClock((clock) => clock.monotonic);
  const blind = connection.phase === 'blind';
  const ageMs = dataAge(connection, monotonic);
  const common = { label: text.frame.dataAsOf, blind, ageMs, asOf: connection.data?.asOf ?? null };
  if (connection.data === null || ageMs === null) {
    return { ...common, value: text.frame.noDataYet, late: blind, unknown: blind };
  }
  const late = ageMs > lateAfterMs;
  return {
    ...common,
    value: late ? text.frame.dataAge(age(ageMs)) : format.clock(connection.data.asOf),
    late,
    unknown: blind && ageMs > unknownAfterMs,
  };
}
