import type { Facets, Histogram, SearchFilters } from '../../../contract/models/search.ts';
import type { Logger } from '../../platform.ts';
import type { LogReader } from '../log.ts';
import { Catalogue } from './catalogue.ts';
import { isDamage, openSearchFile, removeSearchFile, type SearchDatabase } from './file.ts';
import { Overview } from './overview.ts';
import { Pages } from './pages.ts';
import { Selection, type Sought, soughtOf } from './selection.ts';
import { type NamesOf, SearchWriter } from './writer.ts';

/** How long new entries are gathered before they are indexed, in milliseconds. */
const gatherMs = 40;
/** Entries that are indexed in one go (about 5 ms), and the pause after it while more wait: the console goes on between. */
const slice = 150;
const pauseMs = 2;
/** The pause after a failure, in milliseconds; it doubles with each one after the other, up to the longest. */
const firstRetryMs = 500;
const longestRetryMs = 60_000;

export interface Found {
  /** Seqs, newest first. */
  seqs: number[];
  total: { count: number; more: boolean };
}

/** What a search looks for. `streams`: what each filter on component, service or incident means; all have to hold. */
export interface SearchRequest {
  text: string;
  filters: SearchFilters;
  streams: readonly (readonly string[])[];
}

interface Opened {
  db: SearchDatabase;
  catalogue: Catalogue;
  writer: SearchWriter;
  selection: Selection;
  pages: Pages;
  overview: Overview;
}

/**
 * Full-text search over the log, in a file of its own that can be lost: it is built from the log in slices and follows it a
 * moment later, so that no append waits for it. A file that is damaged or belongs to another log is built anew.
 */
export class LogSearch {
  readonly #folder: string;
  readonly #log: LogReader;
  readonly #namesOf: NamesOf;
  readonly #logger: Logger;
  #opened: Opened | undefined;
  #indexed = 0;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #running = false;

  constructor(folder: string, log: LogReader, namesOf: NamesOf, logger: Logger) {
    this.#folder = folder;
    this.#log = log;
    this.#namesOf = namesOf;
    this.#logger = logger;
  }

  /** Opens the index and begins to follow the log. */
  start(): void {
    this.#running = true;
    this.#guard(() => this.#use());
    this.wake();
  }

  /** Something was written to the log. */
  wake(): void {
    if (!this.#running || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#follow(), gatherMs);
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#opened?.db.close();
    this.#opened = undefined;
  }

  /** How far the index has read the log. */
  indexed(): { seq: number; of: number } {
    return { seq: this.#indexed, of: this.#log.lastSeq() };
  }

  /** Entries that fit: the newest before `before`, or the next after `after`. Nothing while the index is not usable. */
  find(request: SearchRequest, at: { before?: number | undefined; after?: number | undefined; limit: number }): Found {
    const found = this.#guard(({ selection, pages, db, catalogue }) => {
      while (!catalogue.load());
      const sought = this.#sought(request, db);
      const stretch = pages.stretchOf(sought, this.#indexed);
      if (stretch === null) return undefined;
      const fitting = selection.fitting(sought);
      const limited = sought.from !== undefined || sought.to !== undefined;
      const part = {
        ...stretch,
        low: Math.max(stretch.low, (at.after ?? 0) + 1),
        high: Math.min(stretch.high, (at.before ?? Number.MAX_SAFE_INTEGER) - 1),
      };
      const up = at.after !== undefined && at.before === undefined;
      const seqs = pages.page(fitting, part, up ? 'up' : 'down', at.limit);
      return { seqs: up ? seqs.reverse() : seqs, total: pages.count(fitting, stretch, limited) };
    });
    return found ?? { seqs: [], total: { count: 0, more: false } };
  }

  /** What a search finds, counted over time and by value. */
  overview(request: SearchRequest): { histogram: Histogram | null; facets: Facets | null } {
    const found = this.#guard(({ pages, overview, db, catalogue }) => {
      while (!catalogue.load());
      const sought = this.#sought(request, db);
      const stretch = pages.stretchOf(sought, this.#indexed);
      return { histogram: overview.histogram(sought, stretch), facets: overview.facets(sought, stretch) };
    });
    return found ?? { histogram: null, facets: null };
  }

  /** The first entry written at an instant (ms) or after it, else the last one. Undefined in an empty log. */
  at(instant: number): number | undefined {
    return this.#guard(({ pages }) => pages.firstFrom(instant));
  }

  #sought({ text, filters, streams }: SearchRequest, db: SearchDatabase): Sought {
    if (streams.length === 0) return soughtOf(text, filters, undefined);
    const linked = db
      .prepare<[string], string>('SELECT subject FROM link WHERE target IN (SELECT value FROM json_each(?))')
      .pluck();
    const sets = streams.map((stream) => {
      const direct = linked.all(JSON.stringify(stream));
      // What corrects an entry of an alarm or swap is one link further away.
      return new Set([...stream, ...direct, ...linked.all(JSON.stringify(direct))]);
    });
    const subjects = [...(sets[0] ?? [])].filter((subject) => sets.every((set) => set.has(subject)));
    return soughtOf(text, filters, subjects);
  }

  /** Opens the file, and starts anew where it does not belong to this log. */
  #use(): Opened {
    if (this.#opened !== undefined) return this.#opened;
    let db = openSearchFile(this.#folder);
    if (!this.#belongs(db)) {
      db.close();
      removeSearchFile(this.#folder);
      db = openSearchFile(this.#folder);
    }
    const catalogue = new Catalogue(db);
    const selection = new Selection(db, catalogue);
    const pages = new Pages(db, catalogue);
    const writer = new SearchWriter(db, catalogue, this.#namesOf);
    const overview = new Overview(db, catalogue, selection, pages);
    this.#indexed = markOf(db).seq;
    this.#opened = { db, catalogue, selection, pages, writer, overview };
    return this.#opened;
  }

  #belongs(db: SearchDatabase): boolean {
    const { seq, hash } = markOf(db);
    return seq === 0 || this.#log.read(seq - 1, 1)[0]?.hash === hash;
  }

  #follow(): void {
    this.#timer = undefined;
    if (!this.#running) return;
    const done = this.#guard(({ writer, catalogue }) => {
      if (!catalogue.load()) return false;
      const entries = this.#log.read(this.#indexed, slice);
      writer.add(entries);
      this.#indexed = entries.at(-1)?.seq ?? this.#indexed;
      this.#failures = 0;
      return this.#indexed >= this.#log.lastSeq();
    });
    if (done === false) this.#timer = setTimeout(() => this.#follow(), pauseMs);
  }

  /** Works with the index. Damage makes it go and come again, empty; whatever failed is opened and tried again later. */
  #guard<T>(work: (opened: Opened) => T): T | undefined {
    if (!this.#running) return undefined;
    try {
      return work(this.#use());
    } catch (cause) {
      const damaged = isDamage(cause) || this.#opened === undefined;
      this.#logger.warn(`search: ${cause instanceof Error ? cause.message : String(cause)}`);
      this.#opened?.db.close();
      this.#opened = undefined;
      this.#indexed = 0;
      if (damaged) removeSearchFile(this.#folder);
      this.#failures += 1;
      clearTimeout(this.#timer);
      const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.#failures - 1, 10));
      this.#timer = setTimeout(() => this.#follow(), wait);
      return undefined;
    }
  }
}

function markOf(db: SearchDatabase): { seq: number; hash: string } {
  const mark = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM indexed').get();
  if (mark === undefined) throw new Error('the search index does not know how far it read');
  return mark;
}
