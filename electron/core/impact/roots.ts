import type { State } from '../../contract/models/condition.ts';
import type { Effective } from './effective.ts';
import type { Graph } from './graph.ts';

/**
 * How much later than its consequence a cause may have been seen, in milliseconds of the console: two polling rounds of
 * the usual interval of 10 s, plus confirmation.
 */
const seenLate = 30_000;
/** A need that is only degraded explains a failure that began within this time after it. */
const degradedExplains = 120_000;

/** For every component that is not well: the roots that explain it, itself if it is one. Earliest root first. */
export type Explanation = ReadonlyMap<string, readonly string[]>;

function isAbnormal(state: State): boolean {
  return state === 'down' || state === 'degraded';
}

/**
 * Finds probable roots. X is explained by something that it needs, when that is not well either and began no later
 * (within `seenLate`); and a degraded partner in a redundancy clause is explained by the member that went down before.
 * What nothing explains is a root.
 */
export function explain(graph: Graph, effective: ReadonlyMap<string, Effective>, speed: number): Explanation {
  const abnormal = new Map([...effective].filter(([, { state }]) => isAbnormal(state)));
  const causes = new Map<string, string[]>();
  for (const [id, mine] of abnormal) {
    const needed = graph.members(id).filter((other) => explainsAsNeed(abnormal.get(other), mine, speed));
    const partners = graph
      .partners(id)
      .filter((other) => explainsAsPartner(abnormal.get(other), mine, speed) && !graph.reaches(other, id));
    causes.set(id, [...needed, ...partners]);
  }
  const roots = new Map<string, string[]>();
  for (const id of abnormal.keys()) roots.set(id, rootsOf(id, causes, abnormal));
  return roots;
}

function explainsAsNeed(cause: Effective | undefined, effect: Effective, speed: number): boolean {
  if (cause === undefined || cause.since > effect.since + seenLate * speed) return false;
  if (cause.state === 'down' || effect.state === 'degraded') return true;
  return effect.since - cause.since <= degradedExplains * speed;
}

function explainsAsPartner(cause: Effective | undefined, effect: Effective, speed: number): boolean {
  if (cause === undefined || cause.state !== 'down' || effect.state !== 'degraded') return false;
  return cause.since <= effect.since + seenLate * speed;
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
  const since = (id: string) => abnormal.get(id)?.since ?? 0;
  const byAge = (a: string, b: string) => since(a) - since(b) || a.localeCompare(b);
  return ends.length > 0 ? ends.toSorted(byAge) : [...seen].toSorted(byAge).slice(0, 1);
}
