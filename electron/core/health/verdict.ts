import type { Observation, Reason, State } from '../../contract/models/condition.ts';

/** What was concluded from one answer: a state and why. */
export type Verdict = Pick<Observation, 'state' | 'reason'>;

/** From best to worst. A known harm outranks what is not known, and what is not known is never ok. */
const severity: Record<State, number> = { ok: 0, unknown: 1, degraded: 2, down: 3 };

/** How bad a state is, to compare: ok 0, unknown 1, degraded 2, down 3. */
export function severityOf(state: State): number {
  return severity[state];
}

/** The worse of two verdicts; of equals, the one in which the watched thing speaks for itself. */
export function worse(one: Verdict, other: Verdict): Verdict {
  const difference = severity[other.state] - severity[one.state];
  if (difference !== 0) return difference > 0 ? other : one;
  return one.reason.code !== 'reported' && other.reason.code === 'reported' ? other : one;
}

/** Builds a verdict; `detail` may come from outside and is made inert and short here. */
export function verdict(state: State, code: Reason['code'], detail: string): Verdict {
  return { state, reason: { code, detail: inert(detail) } };
}

/** The longest detail that is kept, in UTF-16 units; a screen shows one or two lines of it. */
const longestDetail = 300;

/** Untrusted text without control characters, bidirectional overrides and lone surrogates, on one line, cut to 300. */
export function inert(text: string): string {
  const line = text
    .slice(0, longestDetail * 4)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return (line.length > longestDetail ? `${line.slice(0, longestDetail - 1)}…` : line).toWellFormed();
}
