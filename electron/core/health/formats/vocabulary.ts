import type { State } from '../../../contract/models/condition.ts';
import { inert, type Verdict, verdict } from '../verdict.ts';

/**
 * The words that a health body may say, in lower case. IETF draft-inadarei-api-health-check (pass, warn, fail and their
 * aliases), Spring Boot Actuator (UP, DOWN, OUT_OF_SERVICE, UNKNOWN), ASP.NET (Healthy, Degraded, Unhealthy).
 */
export const vocabulary: ReadonlyMap<string, State> = new Map<string, State>([
  ['pass', 'ok'],
  ['ok', 'ok'],
  ['up', 'ok'],
  ['healthy', 'ok'],
  ['warn', 'degraded'],
  ['warning', 'degraded'],
  ['degraded', 'degraded'],
  ['fail', 'down'],
  ['error', 'down'],
  ['down', 'down'],
  ['out_of_service', 'down'],
  ['unhealthy', 'down'],
  ['critical', 'down'],
  ['unknown', 'unknown'],
]);

/** Judges the value that stands where a status word should stand. `name` is the check it belongs to, `note` its own words. */
export function judgeWord(value: unknown, name: string, note: string): Verdict {
  const prefix = name === '' ? '' : `${inert(name).slice(0, 100)}: `;
  if (value === undefined || value === null || value === '') {
    return verdict('unknown', 'missing-status', `${prefix}there is no status`);
  }
  if (typeof value !== 'string') {
    return verdict('unknown', 'unknown-word', `${prefix}the status is of type ${typeof value}, not a word`);
  }
  const state = vocabulary.get(value.toLowerCase());
  if (state === undefined) return verdict('unknown', 'unknown-word', `${prefix}“${inert(value).slice(0, 60)}”`);
  return verdict(state, 'reported', `${prefix}${value}${note === '' ? '' : `, ${note}`}`);
}
