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
  const now = useClock((clock) => clock.now);
  const blind = connection.phase === 'blind';
  const ageMs = dataAge(connection, monotonic);
  const common = { label: text.frame.dataAsOf, blind, ageMs, asOf: connection.data?.asOf ?? null };
  if (connection.data === null || ageMs === null) {
    return { ...common, value: text.frame.noDataYet, late: blind, unknown: blind };
  }
  const late = ageMs > lateAfterMs;
  return {
    ...common,
    value: late ? text.frame.dataAge(age(ageMs)) : format.clock(Math.min(connection.data.asOf, now)),
    late,
    unknown: blind && ageMs > unknownAfterMs,
  };
}

/** What a screen that must not show any state shows instead: how old everything is, and as of when (console time). */
export interface Stale {
  ageMs: number;
  asOf: number | null;
}

/** Null while states may be shown. Unlike `useFreshness` this renders nothing again while the screen hears. */
export function useStale(): Stale | null {
  const blind = useBlind();
  const connection = useConnection((state) => (blind ? state : null));
  const monotonic = useClock((clock) => (blind ? clock.monotonic : 0));
  if (connection === null) return null;
  const ageMs = dataAge(connection, monotonic);
  if (ageMs === null) return { ageMs: 0, asOf: null };
  return ageMs > unknownAfterMs ? { ageMs, asOf: connection.data?.asOf ?? null } : null;
}

/** True while nothing is heard. */
export function useBlind(): boolean {
  return useConnection((connection) => connection.phase === 'blind');
}
