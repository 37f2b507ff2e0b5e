import type { Facets, Histogram, KindGroup } from '../../../contract/models/search.ts';
import { barsOf, minute } from './bars.ts';
import type { Catalogue } from './catalogue.ts';
import type { SearchDatabase } from './file.ts';
import { groupOf } from './groups.ts';
import type { Pages, Stretch } from './pages.ts';
import type { Fitting, Selection, Sought } from './selection.ts';

/** Matches that are put into bars each for itself; of more, those among the newest entries. */
const mostDated = 20_000;
const longestWalk = 30_000;
/** Entries of a limited time that are counted by value. */
const mostFaceted = 100_000;
const mostValues = 8;

/** Counts what a search finds. */
export class Overview {
  readonly #catalogue: Catalogue;
  readonly #selection: Selection;
  readonly #pages: Pages;
  readonly #span;
  readonly #perMinute;
  readonly #ofWordings;
  readonly #written;
  readonly #targets;
  readonly #nameOf;

  constructor(db: SearchDatabase, catalogue: Catalogue, selection: Selection, pages: Pages) {
    this.#catalogue = catalogue;
    this.#selection = selection;
    this.#pages = pages;
    this.#span = db.prepare<[], [number | null, number | null]>('SELECT min(minute), max(minute) FROM minute').raw();
    // Numbers are bound as floating point: without the casts the division would be one, too.
    this.#perMinute = db
      .prepare<[number, number, number, number], [number, number]>(
        'SELECT (minute - CAST(? AS INTEGER)) / CAST(? AS INTEGER), sum(entries) FROM minute WHERE minute BETWEEN ? AND ? GROUP BY 1',
      )
      .raw();
    this.#ofWordings = db
      .prepare<[string], number>('SELECT e.at FROM json_each(?) w CROSS JOIN entry e ON e.wording = w.value')
      .pluck();
    this.#written = db
      .prepare<[number, number, number, number], [number, number]>(
        'SELECT wording, count(*) FROM entry WHERE seq BETWEEN ? AND ? AND at >= ? AND at < ? GROUP BY wording',
      )
      .raw();
    this.#targets = db
      .prepare<[string], string>("SELECT target FROM link WHERE subject = ? AND target GLOB 'component/*'")
      .pluck();
    this.#nameOf = db.prepare<[string], string>('SELECT name FROM actor WHERE id = ?').pluck();
  }

  /** Entries over the time that is asked for, or over the whole log. Null while nothing is indexed. */
  histogram(sought: Sought, stretch: Stretch | null): Histogram | null {
    const [first, last] = this.#span.get() ?? [null, null];
    if (first === null || last === null) return null;
    const begin = Math.max(sought.from ?? 0, first * minute);
    const { from, size, count } = barsOf(begin, Math.min(sought.to ?? Number.MAX_SAFE_INTEGER, (last + 1) * minute));
    const bars = { from, size, all: new Array<number>(count).fill(0), matching: new Array<number>(count).fill(0) };
    this.#fill(bars.all, from, size, from, from + size * count);
    const partial = stretch !== null && this.#date(this.#selection.fitting(sought), stretch, bars);
    return { ...bars, partial };
  }

  /** Puts matches into bars; where there are many, those among the newest entries. True where not all were counted. */
  #date(fitting: Fitting | undefined, stretch: Stretch, { from, size, matching }: Omit<Histogram, 'partial'>): boolean {
    if (fitting === undefined) {
      this.#fill(
        matching,
        from,
        size,
        Math.max(from, stretch.from),
        Math.min(from + size * matching.length, stretch.to),
      );
      return false;
    }
    const put = (at: number): boolean => {
      const bar = Math.floor((at - from) / size);
      const fits = at >= stretch.from && at < stretch.to;
      if (fits && bar >= 0 && bar < matching.length) matching[bar] = (matching[bar] ?? 0) + 1;
      return true;
    };
    if (fitting.count > mostDated) {
      return this.#pages.walk(fitting, stretch, 'down', longestWalk, (_, at) => put(at)) !== null;
    }
    this.#ofWordings.all(JSON.stringify(fitting.ids)).forEach(put);
    return false;
  }

  #fill(bars: number[], from: number, size: number, low: number, high: number): void {
    const rows = this.#perMinute.all(
      from / minute,
      size / minute,
      Math.floor(low / minute),
      Math.ceil(high / minute) - 1,
    );
    for (const [bar, entries] of rows) if (bar >= 0 && bar < bars.length) bars[bar] = entries;
  }

  /** What each value of a filter would give, without that filter. Null where the time holds too many entries to count. */
  facets(sought: Sought, stretch: Stretch | null): Facets | null {
    if (stretch === null) return { groups: {}, actors: [], components: [] };
    const counts = this.#counts(sought, stretch);
    if (counts === null) return null;
    const { kinds, kind, actors, actor, subjects, subject } = this.#catalogue;
    const ofGroup = sought.groups === undefined ? undefined : this.#catalogue.kindsIn(sought.groups);
    const ofActor = sought.actors === undefined ? undefined : actors.marksOf(sought.actors);
    const byGroup: Partial<Record<KindGroup, number>> = {};
    const byActor = new Map<number, number>();
    const bySubject = new Map<number, number>();
    for (const id of this.#idsOf({ ...sought, groups: undefined, actors: undefined })) {
      const count = counts[id] ?? 0;
      if (count === 0) continue;
      const [kindCode = 0, actorCode = 0, subjectCode = 0] = [kind[id], actor[id], subject[id]];
      const fitsGroup = ofGroup === undefined || ofGroup[kindCode] === 1;
      const fitsActor = ofActor === undefined || ofActor[actorCode] === 1;
      if (fitsActor) {
        const group = groupOf(kinds.nameOf(kindCode));
        byGroup[group] = (byGroup[group] ?? 0) + count;
      }
      if (fitsGroup) byActor.set(actorCode, (byActor.get(actorCode) ?? 0) + count);
      if (fitsGroup && fitsActor) bySubject.set(subjectCode, (bySubject.get(subjectCode) ?? 0) + count);
    }
    return {
      groups: byGroup,
      actors: largest(byActor).map(([code, count]) => {
        const name = actors.nameOf(code);
        return { actor: name, name: this.#nameOf.get(name) ?? name, count };
      }),
      components: this.#components(bySubject, (code) => subjects.nameOf(code)),
    };
  }

  #components(bySubject: ReadonlyMap<number, number>, nameOf: (code: number) => string): Facets['components'] {
    const counts = new Map<string, number>();
    for (const [code, count] of bySubject) {
      const subject = nameOf(code);
      for (const component of subject.startsWith('component/') ? [subject] : this.#targets.all(subject)) {
        counts.set(component, (counts.get(component) ?? 0) + count);
      }
    }
    return largest(counts).map(([name, count]) => ({ component: name.slice('component/'.length), count }));
  }

  #idsOf(sought: Sought): Iterable<number> {
    const fitting = this.#selection.fitting(sought);
    return fitting?.ids ?? Array.from({ length: this.#catalogue.size }, (_, index) => index + 1);
  }

  /** How often each wording was written, in the time that is asked for. Null where that is too much to count. */
  #counts({ from, to }: Sought, stretch: Stretch): Uint32Array | null {
    if (from === undefined && to === undefined) return this.#catalogue.count;
    if (stretch.high - stretch.low > mostFaceted) return null;
    const counts = new Uint32Array(this.#catalogue.size + 1);
    for (const [wording, count] of this.#written.all(stretch.low, stretch.high, stretch.from, stretch.to)) {
      counts[wording] = count;
    }
    return counts;
  }
}

function largest<Key>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts].toSorted(([, a], [, b]) => b - a).slice(0, mostValues);
}
