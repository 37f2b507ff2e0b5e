import type { ExportRequest } from '../../../contract/export.ts';
import type { ReadTables } from '../../tables.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { ExportSource, KnownPerson, StoredRow } from './source.ts';
import type { ZoneClock } from './zone.ts';

/** One export while it is made: what a format writes, and how to ask for the rows once more. */
export interface ExportJob {
  readonly request: ExportRequest;
  /** Everything that is exported, in its order. */
  readonly seqs: readonly number[];
  readonly clock: ZoneClock;
  /** When it is made, epoch ms. */
  readonly now: number;
  readonly version: string;
  /** Names of components, incidents and so on, as far as the console knows them. */
  readonly tables: ReadTables;
  /** Absent where people keep their names. */
  readonly pseudonyms: Pseudonyms | undefined;
  /** The rows, one at a time; with pseudonyms already in place, where they are asked for. */
  rows(): Iterable<StoredRow>;
}

/** Entries that are looked at before a search through the log takes breath. */
const window = 1000;

/**
 * The seqs that a request means, ascending. Gives an empty step now and then, so that the caller can let others work.
 * `subjects` are the streams of the request's incident.
 */
export function* select(
  source: ExportSource,
  request: ExportRequest,
  subjects: readonly string[],
): Generator<undefined, number[]> {
  if (request.incident !== undefined) return source.seqsOf(subjects);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = request;
  const whole = request.from === undefined && request.to === undefined;
  const seqs: number[] = [];
  for (let after = source.first - 1; after < source.last; after += window) {
    const upTo = Math.min(after + window, source.last);
    if (whole) for (let seq = after + 1; seq <= upTo; seq += 1) seqs.push(seq);
    else seqs.push(...source.seqsBetween(from, to, after, upTo));
    yield;
  }
  return seqs;
}

/** Everybody whom the log names, with a breath now and then. */
export function* peopleOf(source: ExportSource): Generator<undefined, KnownPerson[]> {
  const found = new Map<string, KnownPerson>();
  for (let after = source.first - 1; after < source.last; after += window) {
    for (const person of source.people(after, after + window)) found.set(`${person.id}\n${person.name}`, person);
    yield;
  }
  return [...found.values()];
}

/** The rows of these seqs; an entry that is gone (a damaged file) is left out. */
export function* rowsOf(
  source: ExportSource,
  seqs: readonly number[],
  pseudonyms: Pseudonyms | undefined,
): Generator<StoredRow> {
  for (const seq of seqs) {
    const row = source.row(seq);
    if (row === undefined) continue;
    yield pseudonyms === undefined ? row : { ...row, body: pseudonyms.body(row.body) };
  }
}
