import type { State } from '../../contract/models/condition.ts';
import type { Effective } from './effective.ts';
import type { Graph } from './graph.ts';

/**
 * How much later than its consequence a cause may have been seen, in real milliseconds: two polling rounds of the usual
 * interval of 10 s, plus confirmation.
 */
const seenLate = 30_000;
/** A need that is only degraded explains an outage that began within this time after it. */
const degradedExplains = 120_000;
/** For so long after a root is well again, what depends on it is recovering and not a fault of its own. */
const recovery = 300_000;

/** For every component that is not well: the roots that explain it, itself if it is one. Earliest root first. */
export type Explanation = ReadonlyMap<string, readonly string[]>;

/** What the analysis has to know about time. All but `speed` in console milliseconds. */
export interface Moment {
  now: number;
  /** Console seconds in a real one: tolerances are about polling, which runs in real time. */
  speed: number;
  /** Open alarms: root component to the beginning of its fault. */
  alarms: ReadonlyMap<string, number>;
}

function isAbnormal(state: State | undefined): boolean {
  return state === 'down' || state === 'degraded';
}

/**
 * Finds probable roots. X is explained by something that it needs, when that is not well either and began no later
 * (within `seenLate`); a degraded partner in a redundancy clause is explained by the member that went down before; and
 * what is left when a root with an open alarm has recovered stays with that root for `recovery`. What nothing explains
 * is a root.
 */
export function explain(graph: Graph, effective: ReadonlyMap<string, Effective>, moment: Moment): Explanation {
  const abnormal = new Map([...effective].filter(([, { state }]) => isAbnormal(state)));
  const causes = new Map<string, string[]>();
  for (const [id, mine] of abnormal) {
    const needed = graph.members(id).filter((other) => explainsAsNeed(abnormal.get(other), mine, moment.speed));
    const partners = graph
      .partners(id)
      .filter((other) => carriesTheLoadOf(other, id, abnormal, moment) && !graph.reaches(other, id));
    causes.set(id, [...needed, ...partners]);
  }
  const recovering = [...moment.alarms].filter(([id]) => {
    const root = effective.get(id);
    return root?.state === 'ok' && moment.now - root.since < recovery * moment.speed;
  });
  const recoveringRoot = (id: string): string => {
    const onset = abnormal.get(id)?.onset ?? 0;
    const found = recovering.find(
      ([root, began]) =>
        onset >= began - seenLate * moment.speed && (graph.reaches(id, root) || graph.partners(id).includes(root)),
    );
    return found?.[0] ?? id;
  };
  const roots = new Map<string, string[]>();
  for (const id of abnormal.keys()) {
    const ends = rootsOf(id, causes, abnormal);
    roots.set(id, recovering.length === 0 ? ends : [...new Set(ends.map(recoveringRoot))]);
  }
  return roots;
}

function explainsAsNeed(cause: Effective | undefined, effect: Effective, speed: number): boolean {
  if (cause === undefined || cause.onset > effect.onset + seenLate * speed) return false;
  if (cause.state === 'down' || effect.state === 'degraded') return true;
  return effect.onset - cause.onset <= degradedExplains * speed;
}

/**
 * A degraded partner suffers from the member that went down, or that stands as a root already and is coming back. Which of
 * the two was seen first says nothing, and a root with an alarm never turns into the consequence of its partner.
 */
function carriesTheLoadOf(
  cause: string,
  partner: string,
  abnormal: ReadonlyMap<string, Effective>,
  { alarms, speed }: Moment,
): boolean {
  const failed = abnormal.get(cause);
  const mine = abnormal.get(partner);
  if (failed === undefined || mine?.state !== 'degraded' || alarms.has(partner)) return false;
  return (failed.state === 'down' || alarms.has(cause)) && failed.onset <= mine.onset + seenLate * speed;
}

/** The ends of all chains of causes. A circle has no end: then its earliest member stands for it. */
function rootsOf(
  start: string,
  causes: ReadonlyMap<string, readonly string[]>,
  abnormal: ReadonlyMap<string, Effective>,
): string[] {
  const seen = new Set([start]);
  const open = [start];
  const ends: string[] = [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const further = causes.get(id) ?? [];
    if (further.length === 0) ends.push(id);
    for (const cause of further) {
      if (seen.has(cause)) continue;
      seen.add(cause);
      open.push(cause);
    }
  }
  const onset = (id: string) => abnormal.get(id)?.onset ?? 0;
  const byAge = (a: string, b: string) => onset(a) - onset(b) || a.localeCompare(b);
  return ends.length > 0 ? ends.toSorted(byAge) : [...seen].toSorted(byAge).slice(0, 1);
}
