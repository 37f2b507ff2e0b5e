import type { Catalogue } from './catalogue.ts';
import type { SearchDatabase } from './file.ts';
import type { Fitting, Sought } from './selection.ts';

/** A stretch of the log: by seq, both ends included, and by the time of writing (ms: from, and before). */
export interface Stretch {
  low: number;
  high: number;
  from: number;
  to: number;
}

export type Way = 'down' | 'up';

/** Up to this many wordings each is asked for its own entries; beyond it, entries are asked for their wording. */
const mostAsked = 400;
/** Entries that are looked at before it is given up to meet enough of those that fit on the way. */
const longestWalk = 40_000;
const firstStep = 250;
/** Entries that are looked at to count those that fit. */
const longestCount = 10_000;
/** Entries of a limited time that are counted exactly where that takes a question to each wording. */
const mostCounted = 10_000;

/** Finds entries by their wordings. */
export class Pages {
  readonly #catalogue: Catalogue;
  readonly #ofOne;
  readonly #ofAll;
  readonly #walk;
  readonly #countOf;
  readonly #countAll;
  readonly #minutes;
  readonly #next;

  constructor(db: SearchDatabase, catalogue: Catalogue) {
    this.#catalogue = catalogue;
    const all = 'FROM entry WHERE seq BETWEEN ? AND ? AND at >= ? AND at < ?';
    const one = `${all} AND wording = ?`;
    const seqs = (sql: string) => db.prepare<number[], number>(sql).pluck();
    const rows = (sql: string) => db.prepare<number[], [number, number, number]>(sql).raw();
    this.#ofOne = both((order) => seqs(`SELECT seq ${one} ORDER BY seq ${order} LIMIT ?`));
    this.#ofAll = both((order) => seqs(`SELECT seq ${all} ORDER BY seq ${order} LIMIT ?`));
    const between = 'SELECT seq, wording, at FROM entry WHERE seq BETWEEN ? AND ?';
    this.#walk = both((order) => rows(`${between} ORDER BY seq ${order} LIMIT ?`));
    this.#countOf = seqs(`SELECT count(*) FROM (SELECT 1 ${one} LIMIT ?)`);
    this.#countAll = seqs(`SELECT count(*) FROM (SELECT 1 ${all} LIMIT ?)`);
    this.#minutes = db
      .prepare<[number, number], [number | null, number | null]>(
        'SELECT min(first), max(last) FROM minute WHERE minute BETWEEN ? AND ?',
      )
      .raw();
    this.#next = db
      .prepare<[number], [number, number]>('SELECT first, last FROM minute WHERE minute >= ? ORDER BY minute LIMIT 2')
      .raw();
  }

  /** The stretch in which a search looks. Null: nothing was written in that time. */
  stretchOf(sought: Sought, lastSeq: number): Stretch | null {
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = sought;
    if (sought.from === undefined && sought.to === undefined) return { low: 1, high: lastSeq, from, to };
    const [low, high] = this.#minutes.get(Math.floor(from / 60_000), Math.floor((to - 1) / 60_000)) ?? [null, null];
    return low === null || high === null ? null : { low, high, from, to };
  }

  /** The first entry written at an instant (ms) or after it, else the last one; undefined while there is none. */
  firstFrom(instant: number): number | undefined {
    const ever = Number.MAX_SAFE_INTEGER;
    for (const [first, last] of this.#next.all(Math.floor(instant / 60_000))) {
      const found = this.#ofAll.up.get(first, last, instant, ever, 1);
      if (found !== undefined) return found;
    }
    return this.#ofAll.down.get(1, ever, 0, ever, 1);
  }

  /** The newest (`down`) or oldest (`up`) entries of a stretch that have one of these wordings; seqs in that order. */
  page(fitting: Fitting | undefined, stretch: Stretch, way: Way, limit: number): number[] {
    if (fitting === undefined) {
      return this.#ofAll[way].all(stretch.low, stretch.high, stretch.from, stretch.to, limit);
    }
    if (fitting.ids.length <= mostAsked) return this.#ask(fitting, stretch, way, limit);
    const found: number[] = [];
    const rest = this.walk(fitting, stretch, way, longestWalk, (seq) => found.push(seq) < limit);
    return rest === null ? found : [...found, ...this.#ask(fitting, rest, way, limit - found.length)];
  }

  /** How many entries fit. In a limited time with many, it is counted as far as that is quick, and said that there are more. */
  count(fitting: Fitting | undefined, stretch: Stretch, limited: boolean): { count: number; more: boolean } {
    if (!limited) return { count: fitting?.count ?? stretch.high, more: false };
    const { low, high, from, to } = stretch;
    let count = 0;
    if (fitting !== undefined && fitting.ids.length > mostAsked) {
      const rest = this.walk(fitting, stretch, 'down', longestCount, () => {
        count += 1;
        return true;
      });
      return { count, more: rest !== null };
    }
    if (fitting === undefined) count = this.#countAll.get(low, high, from, to, mostCounted + 1) ?? 0;
    else {
      for (const id of fitting.ids) {
        if (count > mostCounted) break;
        count += this.#countOf.get(low, high, from, to, id, mostCounted + 1 - count) ?? 0;
      }
    }
    return { count: Math.min(count, mostCounted), more: count > mostCounted };
  }

  /**
   * Goes through at most `most` entries and gives those that fit to `take`, until that says enough. Answers the stretch
   * that was not looked at, null where nothing more is needed or left.
   */
  walk(
    fitting: Fitting,
    stretch: Stretch,
    way: Way,
    most: number,
    take: (seq: number, at: number) => boolean,
  ): Stretch | null {
    const fits = new Uint8Array(this.#catalogue.size + 1);
    for (const id of fitting.ids) fits[id] = 1;
    const { from, to } = stretch;
    let { low, high } = { low: Math.max(fitting.low, stretch.low), high: Math.min(fitting.high, stretch.high) };
    let step = firstStep;
    for (let walked = 0; walked < most && low <= high; walked += step, step = Math.min(step * 4, 4000)) {
      const rows = this.#walk[way].all(low, high, step);
      for (const [seq, wording, at] of rows) {
        if (fits[wording] === 1 && at >= from && at < to && !take(seq, at)) return null;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < step) return null;
      if (way === 'down') high = last[0] - 1;
      else low = last[0] + 1;
    }
    return low <= high ? { low, high, from, to } : null;
  }

  /** Asks each wording for its entries, the most promising first, and stops where no other can do better. */
  #ask(fitting: Fitting, { low, high, from, to }: Stretch, way: Way, limit: number): number[] {
    const { first, last } = this.#catalogue;
    const sign = way === 'down' ? -1 : 1;
    const candidates: { id: number; best: number }[] = [];
    for (const id of fitting.ids) {
      const [begin = 0, end = 0] = [first[id], last[id]];
      if (begin > high || end < low) continue;
      candidates.push({ id, best: sign * (way === 'down' ? Math.min(end, high) : Math.max(begin, low)) });
    }
    candidates.sort((a, b) => a.best - b.best);
    const found: number[] = [];
    const sort = () => found.sort((a, b) => sign * (a - b)).splice(limit);
    for (const { id, best } of candidates) {
      const worst = found[limit - 1];
      if (worst !== undefined && best > sign * worst) break;
      found.push(...this.#ofOne[way].all(low, high, from, to, id, limit));
      if (found.length >= limit) sort();
    }
    sort();
    return found;
  }
}

function both<T>(make: (order: 'DESC' | 'ASC') => T): Record<Way, T> {
  return { down: make('DESC'), up: make('ASC') };
}
