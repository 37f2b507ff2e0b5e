import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, Result } from '../../../electron/contract/errors.ts';
import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import type { QueryOutput, QueryRequest } from '../../../electron/contract/queries.ts';
import type { Look } from './look.ts';

/** Entries that one question asks for. */
export const pageSize = 100;
/** Entries that are kept; beyond that, those at the other end go and are read again when they are needed. */
export const mostKept = 2000;
/** Newer entries that are read with one that a link points to. */
const newerAround = 20;
/** The least time between two questions because the log grew, in milliseconds. */
export const pauseMs = 1000;

/** What was found. `entries` are newest first and without a hole; `newer` and `older`: there may be more at that end. */
export interface Found {
  phase: 'loading' | 'ready' | 'failed';
  look: Look;
  entries: readonly LogEntry[];
  newer: boolean;
  older: boolean;
  total: { count: number; more: boolean };
  indexed: { seq: number; of: number };
  /** How long the first page took until it was here, in milliseconds. */
  tookMs: number | null;
  error: ConsoleError | null;
}

type Ask = (input: QueryRequest<'log.search'>) => Promise<Result<QueryOutput<'log.search'>>>;

export interface SearchFeed {
  store: StoreApi<Found>;
  /** Looks for something else, or at another place: around this entry, else at the newest. The last call wins. */
  show(look: Look, around?: number | null): Promise<void>;
  /** The log grew. Reads what is new where the newest are shown, at most once in `pauseMs`. */
  refresh(): void;
  readOlder(): Promise<void>;
  readNewer(): Promise<void>;
  stop(): void;
}

/** Searches the log for one screen. `after` is setTimeout, giving its cancel; `now` is performance.now(). */
export function createSearchFeed(
  ask: Ask,
  after: (ms: number, run: () => void) => () => void,
  now: () => number,
): SearchFeed {
  const store = createStore<Found>()(() => ({
    phase: 'loading',
    look: { text: '', filters: {} },
    entries: [],
    newer: false,
    older: false,
    total: { count: 0, more: false },
    indexed: { seq: 0, of: 0 },
    tookMs: null,
    error: null,
  }));
  let round = 0;
  let reading = false;
  let resting = false;
  let wanted = false;
  let cancel = () => {};

  /** Asks, and answers null where the question is no longer of interest. */
  const question = async (input: Omit<QueryRequest<'log.search'>, 'text' | 'filters'>, look: Look, own: number) => {
    const answer = await ask({ ...look, ...input });
    if (own !== round) return null;
    if (!answer.ok) store.setState({ phase: 'failed', error: answer.error });
    return answer.ok ? answer.value : null;
  };
  const once = async (work: () => Promise<void>) => {
    if (reading) return;
    reading = true;
    const own = round;
    await work();
    if (own === round) reading = false;
  };

  const refresh = async () => {
    wanted = false;
    resting = true;
    cancel = after(pauseMs, () => {
      resting = false;
      if (wanted) void refresh();
    });
    const { look, entries: known, older } = store.getState();
    const page = await question({ limit: pageSize }, look, round);
    if (page === null || store.getState().newer) return;
    const newest = known[0]?.seq ?? 0;
    const joined = page.entries.length < pageSize || (page.entries.at(-1)?.seq ?? 0) <= newest;
    const added = joined ? page.entries.filter((entry) => entry.seq > newest) : page.entries;
    const entries = joined ? [...added, ...known] : added;
    store.setState({
      phase: 'ready',
      error: null,
      entries: entries.slice(0, mostKept),
      older: (joined ? older : true) || entries.length > mostKept,
      total: page.total,
      indexed: page.indexed,
    });
  };

  return {
    store,
    async show(look, around = null) {
      round += 1;
      reading = false;
      const own = round;
      const begun = now();
      const before = around === null ? {} : { before: around + newerAround + 1 };
      const page = await question({ ...before, limit: pageSize }, look, own);
      if (page === null) return;
      store.setState({
        phase: 'ready',
        look,
        entries: page.entries,
        newer: around !== null,
        older: page.entries.length === pageSize,
        total: page.total,
        indexed: page.indexed,
        tookMs: now() - begun,
        error: null,
      });
    },
    refresh() {
      if (store.getState().newer || store.getState().phase === 'loading') return;
      if (resting) wanted = true;
      else void refresh();
    },
    readOlder: () =>
      once(async () => {
        const { entries, look, older } = store.getState();
        const last = entries.at(-1);
        if (!older || last === undefined) return;
        const page = await question({ before: last.seq, limit: pageSize }, look, round);
        if (page === null) return;
        store.setState(({ entries: known, newer }) => {
          const all = [...known, ...page.entries];
          return {
            phase: 'ready',
            error: null,
            entries: all.slice(-mostKept),
            newer: newer || all.length > mostKept,
            older: page.entries.length === pageSize,
          };
        });
      }),
    readNewer: () =>
      once(async () => {
        const { entries, look, newer } = store.getState();
        const [first] = entries;
        if (!newer || first === undefined) return;
        const page = await question({ after: first.seq, limit: pageSize }, look, round);
        if (page === null) return;
        store.setState(({ entries: known, older }) => {
          const all = [...page.entries, ...known];
          return {
            phase: 'ready',
            error: null,
            entries: all.slice(0, mostKept),
            older: older || all.length > mostKept,
            newer: page.entries.length === pageSize,
          };
        });
      }),
    stop() {
      round += 1;
      cancel();
    },
  };
}
