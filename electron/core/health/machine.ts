import type { Observation, Reason, State } from '../../contract/models/condition.ts';
import { severityOf, type Verdict, verdict } from './verdict.ts';

/**
 * How many looks in a row have to agree before an endpoint takes on a state. Going down takes three, a single odd answer
 * flips nothing else either, and one good answer is enough to be well again: bad news waits a second, good news does not.
 */
export const looksNeeded: Readonly<Record<State, number>> = { ok: 1, degraded: 2, unknown: 2, down: 3 };

/** When the next look follows the first and the second one that contradict the state, in milliseconds: +250 and +750. */
export const confirmAfterMs: readonly number[] = [250, 500];

/** After so many looks that contradict the state but not each other's worst, the mildest of them is taken. */
const mostLooks = 3;

/** Looks in a row that contradict the state. */
interface Doubt {
  looks: number;
  /** How many of the last looks said the same as the newest. */
  agreeing: number;
  newest: Verdict;
  mildest: Verdict;
}

/** What is remembered of an endpoint. Times are monotonic milliseconds. */
export interface Memory {
  state: State;
  reason: Reason;
  /** When it was last looked at in this run, or when watching began. */
  heardAt: number;
  /** It has been looked at in this run, and not too long ago. */
  fresh: boolean;
  doubt?: Doubt;
}

/** A change of state. */
export interface Transition {
  from: State;
  to: State;
  reason: Reason;
}

/** What an observation did. `confirmInMs`: look again so soon, because the state is in doubt. */
export interface Step {
  memory: Memory;
  transition?: Transition;
  confirmInMs?: number;
}

/** The beginning: what the log said last, if anything. It is not fresh until the first look. */
export function begin(now: number, logged?: Verdict): Memory {
  const { state, reason } = logged ?? verdict('unknown', 'not-yet-probed', '');
  return { state, reason, heardAt: now, fresh: false };
}

/** Takes one completed look into account. */
export function step(memory: Memory, observation: Observation, now: number): Step {
  const seen: Verdict = { state: observation.state, reason: observation.reason };
  const heard = { state: memory.state, reason: memory.reason, heardAt: now, fresh: true };
  if (seen.state === memory.state) return { memory: { ...heard, reason: seen.reason } };
  const doubt = doubtAgain(memory.doubt, seen);
  const decided = decide(doubt);
  if (decided === undefined) {
    return { memory: { ...heard, doubt }, confirmInMs: confirmAfterMs[doubt.looks - 1] ?? confirmAfterMs[0] ?? 0 };
  }
  return change(heard, decided);
}

/** How long without a completed look until nothing is known: two intervals, and the time that a look may take. */
export function lateAfterMs(timing: { intervalMs: number; timeoutMs: number }): number {
  return 2 * timing.intervalMs + timing.timeoutMs;
}

/** To be asked now and then: an endpoint that has not been heard of for too long is unknown, whatever it was. */
export function late(memory: Memory, timing: { intervalMs: number; timeoutMs: number }, now: number): Step {
  const silence = now - memory.heardAt;
  if (silence < lateAfterMs(timing) || (!memory.fresh && memory.reason.code === 'late')) return { memory };
  const { state, reason } = verdict('unknown', 'late', `no look was completed for ${Math.round(silence / 1000)} s`);
  const silent = { state: memory.state, reason: memory.reason, heardAt: memory.heardAt, fresh: false };
  if (memory.state === state) return { memory: { ...silent, reason } };
  return change(silent, { state, reason });
}

function change(memory: Memory, { state, reason }: Verdict): Step {
  return { memory: { ...memory, state, reason }, transition: { from: memory.state, to: state, reason } };
}

function doubtAgain(doubt: Doubt | undefined, seen: Verdict): Doubt {
  if (doubt === undefined) return { looks: 1, agreeing: 1, newest: seen, mildest: seen };
  return {
    looks: doubt.looks + 1,
    agreeing: doubt.newest.state === seen.state ? doubt.agreeing + 1 : 1,
    newest: seen,
    mildest: severityOf(seen.state) < severityOf(doubt.mildest.state) ? seen : doubt.mildest,
  };
}

/** An endpoint that fails differently each time must not stay ok for ever: then what all looks at least say is taken. */
function decide(doubt: Doubt): Verdict | undefined {
  if (doubt.agreeing >= looksNeeded[doubt.newest.state]) return doubt.newest;
  return doubt.looks >= mostLooks ? doubt.mildest : undefined;
}
