import { kindGroups, type SearchFilters } from '../../../contract/models/search.ts';
import { parseSearch, type SearchTerm, shortestInside } from '../../../contract/search.ts';
import type { Catalogue } from './catalogue.ts';
import type { SearchDatabase } from './file.ts';

/** What is looked for: an expression of FTS5 that holds quoted words only, and the subjects that filters came down to. */
export interface Sought {
  match: string | undefined;
  subjects: readonly string[] | undefined;
  groups: SearchFilters['groups'];
  actors: SearchFilters['actors'];
  /** Times of writing, ms: from, and before. */
  from: number | undefined;
  to: number | undefined;
}

/** Wordings that fit. */
export interface Fitting {
  ids: readonly number[];
  /** How often they were written in all, the first time at `low` and the last time at `high`. */
  count: number;
  low: number;
  high: number;
}

/** Terms as an expression of FTS5. Words have nothing but letters and digits and stand in quotes: it cannot be malformed. */
export function matchOf(terms: readonly SearchTerm[]): string | undefined {
  if (terms.length === 0) return undefined;
  return terms.map(expressionOf).join(' AND ');
}

function expressionOf({ words, prefix }: SearchTerm): string {
  const phrase = `"${words.join(' ')}"${prefix ? ' *' : ''}`;
  const anywhere = prefix && words.length === 1 && (words[0]?.length ?? 0) >= shortestInside;
  return anywhere ? `(${phrase})` : `(words : ${phrase})`;
}

/** What a search means. `subjects` come from the filters on component, service and incident, already looked up. */
export function soughtOf(text: string, filters: SearchFilters, subjects: readonly string[] | undefined): Sought {
  const { groups = [], actors = [], from, to } = filters;
  return {
    match: matchOf(parseSearch(text)),
    subjects,
    groups: groups.length === 0 || groups.length === kindGroups.length ? undefined : groups,
    actors: actors.length === 0 ? undefined : actors,
    from,
    to,
  };
}

/** Finds wordings by text and filters. */
export class Selection {
  readonly #catalogue: Catalogue;
  readonly #match;

  constructor(db: SearchDatabase, catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#match = db.prepare<[string], number>('SELECT rowid FROM text WHERE text MATCH ?').pluck();
  }

  /** The wordings that fit, or undefined where every entry does, whenever it was written. */
  fitting({ match, subjects, groups, actors }: Sought): Fitting | undefined {
    if ([match, subjects, groups, actors].every((part) => part === undefined)) return undefined;
    const { kind, actor, subject, count, first, last, size } = this.#catalogue;
    const ofKind = groups === undefined ? undefined : this.#catalogue.kindsIn(groups);
    const ofActor = actors === undefined ? undefined : this.#catalogue.actors.marksOf(actors);
    const ofSubject = subjects === undefined ? undefined : this.#catalogue.subjects.marksOf(subjects);
    const fitting = { ids: [] as number[], count: 0, low: Number.MAX_SAFE_INTEGER, high: 0 };
    const judge = (id: number) => {
      if (ofKind !== undefined && ofKind[kind[id] ?? 0] !== 1) return;
      if (ofActor !== undefined && ofActor[actor[id] ?? 0] !== 1) return;
      if (ofSubject !== undefined && ofSubject[subject[id] ?? 0] !== 1) return;
      fitting.ids.push(id);
      fitting.count += count[id] ?? 0;
      fitting.low = Math.min(fitting.low, first[id] ?? 0);
      fitting.high = Math.max(fitting.high, last[id] ?? 0);
    };
    if (match === undefined) for (let id = 1; id <= size; id += 1) judge(id);
    else for (const id of this.#match.all(match)) judge(id);
    return fitting;
  }
}
