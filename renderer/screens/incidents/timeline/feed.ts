import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, Result } from '../../../../electron/contract/errors.ts';
import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import type { QueryOutput, QueryRequest } from '../../../../electron/contract/queries.ts';

/** What is known of an incident's timeline. `entries` are newest first by seq; `more`: older ones exist. */
export interface Feed {
  phase: 'loading' | 'ready' | 'failed';
  entries: readonly LogEntry[];
  more: boolean;
  error: ConsoleError | null;
}

/** How many entries one question asks for. Notes may have a megabyte each, so a page is small. */
export const pageSize = 100;
/** How many are asked for when the log grew. */
export const freshSize = 20;
/** The least time between two questions, in milliseconds. */
export const pauseMs = 1000;

type Ask = (input: QueryRequest<'incident.timeline'>) => Promise<Result<QueryOutput<'incident.timeline'>>>;

/** The timeline of one incident as this screen has it. */
export interface TimelineFeed {
  store: StoreApi<Feed>;
  /** Something was written to the log: reads the newest page, at most once in `pauseMs`. */
  refresh(): void;
  /** Reads the page before the oldest entry. */
  older(): Promise<void>;
  stop(): void;
}

/** Puts a page into what is known: one entry a seq, newest first. */
export function merge(known: readonly LogEntry[], page: readonly LogEntry[]): LogEntry[] {
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
  for (const entry of page) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].toSorted((a, b) => b.seq - a.seq);
}

/**
 * Reads the timeline of an incident. A page that does not reach what is known leaves a hole; then the known entries go
 * and are read again as older ones, so that what is shown never skips anything. `after` is setTimeout, giving its cancel.
 */
export function watchTimeline(
  incident: string,
  ask: Ask,
  after: (ms: number, run: () => void) => () => void,
): TimelineFeed {
  const store = createStore<Feed>()(() => ({ phase: 'loading', entries: [], more: false, error: null }));
  let stopped = false;
  let busy = false;
  let wanted = false;
  let cancel = () => {};

  const joinable = () => store.getState().entries.length > 0;
  /** Whether a newest page reaches what is known, so that nothing is missing between the two. */
  const joins = (page: QueryOutput<'incident.timeline'>) => {
    const newestKnown = store.getState().entries[0]?.seq;
    return newestKnown !== undefined && (!page.more || newestKnown >= (page.entries.at(-1)?.seq ?? 0));
  };
  const fail = (error: ConsoleError) => store.setState({ phase: 'failed', error });

  const newest = async () => {
    busy = true;
    wanted = false;
    let answer = await ask({ incident, limit: joinable() ? freshSize : pageSize });
    if (answer.ok && joinable() && !joins(answer.value)) answer = await ask({ incident, limit: pageSize });
    if (stopped) return;
    if (!answer.ok) fail(answer.error);
    else {
      const { entries: known, more } = store.getState();
      const { entries: page } = answer.value;
      const oldest = page.at(-1)?.seq ?? 0;
      const joined = joins(answer.value);
      store.setState({
        phase: 'ready',
        error: null,
        entries: joined ? merge(known, page) : [...page],
        more: joined && (known.at(-1)?.seq ?? oldest) < oldest ? more : answer.value.more,
      });
    }
    cancel = after(pauseMs, () => {
      busy = false;
      if (wanted) void newest();
    });
  };

  return {
    store,
    refresh() {
      if (busy) wanted = true;
      else void newest();
    },
    async older() {
      const before = store.getState().entries.at(-1)?.seq;
      if (before === undefined) return;
      const answer = await ask({ incident, before, limit: pageSize });
      if (stopped) return;
      if (!answer.ok) return fail(answer.error);
      store.setState(({ entries }) => ({
        phase: 'ready',
        error: null,
        entries: merge(entries, answer.value.entries),
        more: answer.value.more,
      }));
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
