import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import type { Action } from '../../../../electron/contract/models/incident.ts';
import type { Swap } from '../../../../electron/contract/models/swap.ts';

export const categories = ['machine', 'people', 'state'] as const;
export type Category = (typeof categories)[number];

/** One line of the timeline. Times are console time in ms. */
export interface Moment {
  /** The seq of the entry that it shows; the key of its line. */
  seq: number;
  entry: LogEntry;
  category: Category;
  /** When it happened, and when it was written down where somebody said that this was later. */
  at: number;
  recordedAt: number | undefined;
  /** How long it lasted: an action or a swap. `to` is null while it runs. */
  span: { from: number; to: number | null; endedBy?: string | undefined } | undefined;
  /** How many entries of a run this line stands for. */
  run: number;
}

/** Rows that give entries their length. */
export interface Lengths {
  actions: ReadonlyMap<string, Action>;
  swaps: ReadonlyMap<string, Swap>;
}

const stateKinds = new Set(['incident.declared', 'incident.service', 'incident.cause', 'incident.closed']);

/** Which filter shows an entry: changes of the incident's state, else by who did it. */
export function categoryOf(entry: LogEntry): Category {
  if (stateKinds.has(entry.kind)) return 'state';
  return 'system' in entry.actor ? 'machine' : 'people';
}

/**
 * Lines from entries, newest happening first. An action is one line from start to finish, where both are loaded; counts
 * of one alarm group that follow each other are one line with the last of them.
 */
export function momentsOf(entries: readonly LogEntry[], lengths: Lengths): Moment[] {
  const started = new Set(entries.filter((entry) => entry.kind === 'action.started').map((entry) => entry.subject));
  const moments: Moment[] = [];
  for (const entry of entries) {
    if (entry.kind === 'action.finished' && started.has(entry.subject)) continue;
    const before = moments.at(-1);
    if (
      entry.kind === 'alarm.grouped' &&
      before?.entry.kind === 'alarm.grouped' &&
      before.entry.subject === entry.subject
    ) {
      before.run += 1;
      continue;
    }
    const written = Date.parse(entry.at);
    const at = entry.happenedAt === undefined ? written : Date.parse(entry.happenedAt);
    moments.push({
      seq: entry.seq,
      entry,
      category: categoryOf(entry),
      at,
      recordedAt: at === written ? undefined : written,
      span: spanOf(entry, lengths),
      run: 1,
    });
  }
  return moments.sort((a, b) => b.at - a.at || b.seq - a.seq);
}

function spanOf(entry: LogEntry, { actions, swaps }: Lengths): Moment['span'] {
  if (entry.kind === 'action.started') {
    const action = actions.get(entry.subject.slice('action/'.length));
    if (action?.started === undefined) return undefined;
    return { from: action.started.at, to: action.finished?.at ?? null, endedBy: action.finished?.by };
  }
  if (entry.kind === 'swap.opened') {
    const swap = swaps.get(entry.subject.slice('swap/'.length));
    return swap === undefined
      ? undefined
      : { from: swap.openedAt, to: swap.ended?.at ?? null, endedBy: swap.ended?.by };
  }
  return undefined;
}

/** How many lines each filter shows. */
export function countCategories(moments: readonly Moment[]): Record<Category | 'all', number> {
  const counts = { all: moments.length, machine: 0, people: 0, state: 0 };
  for (const moment of moments) counts[moment.category] += 1;
  return counts;
}

/** Where a stretch lies on the common scale, in percent of it. A point has no width; what lies outside is cut off. */
export function placeOn(
  scale: { from: number; to: number },
  from: number,
  to: number,
): { left: number; width: number } {
  const length = Math.max(1, scale.to - scale.from);
  const percent = (at: number) => Math.min(100, Math.max(0, ((at - scale.from) / length) * 100));
  return { left: percent(from), width: percent(to) - percent(from) };
}
