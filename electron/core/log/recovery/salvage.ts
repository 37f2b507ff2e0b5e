import { chainHash, genesis } from '../chain.ts';
import type { PageReader } from './page-reader.ts';
import type { FoundRow } from './record.ts';

/**
 * How far a salvaged entry can be trusted. `chained`: an unbroken chain leads from the first entry to it. `after-gap`:
 * it continues the entry before it, but further back one is missing or damaged. `unproven`: the entry before it is
 * missing. `altered`: neither its text, its number nor its hash fit what stands before it.
 */
export type SalvageLabel = 'chained' | 'after-gap' | 'unproven' | 'altered';

/** An entry out of a damaged file. */
export interface Salvaged {
  seq: number;
  body: Buffer;
  hash: Buffer;
  label: SalvageLabel;
}

/** Where a chain stands. */
export interface Link {
  seq: number;
  hash: Buffer;
}

/** The rows that continue the chain after `from`, without a gap, each proven by its hash. */
export function* continueChain(pages: PageReader, from: Link): Generator<FoundRow> {
  let { seq, hash } = from;
  for (;;) {
    const next = pages.rows(seq + 1).find((row) => fits(hash, row));
    if (next === undefined) return;
    yield next;
    seq = next.seq;
    hash = Buffer.from(next.hash);
  }
}

/** Every readable entry in the order of its number, with what can be said for it. Where versions differ, the proven one. */
export function* salvage(pages: PageReader): Generator<Salvaged> {
  let before: Link | undefined = { seq: 0, hash: genesis };
  let chained = true;
  for (const seq of pages.seqs()) {
    const rows = pages.rows(seq).filter(looksLikeEntry);
    const follows: Buffer | undefined = before !== undefined && before.seq === seq - 1 ? before.hash : undefined;
    const proven: FoundRow | undefined = follows && rows.find((row) => fits(follows, row));
    const row: FoundRow | undefined = proven ?? rows[0];
    if (row === undefined) continue;
    if (proven === undefined) chained = false;
    const label =
      proven === undefined ? (follows === undefined ? 'unproven' : 'altered') : chained ? 'chained' : 'after-gap';
    yield { seq, body: row.body, hash: row.hash, label };
    before = { seq, hash: Buffer.from(row.hash) };
  }
}

function fits(previous: Buffer, row: FoundRow): boolean {
  const body = row.body.toString('utf8');
  // Bytes that are not UTF-8 would become other characters, and then not be what was hashed.
  return chainHash(previous, row.seq, body).equals(row.hash) && Buffer.from(body, 'utf8').equals(row.body);
}

/** Bodies are JSON objects that begin with their time; rows of the same shape without it are not of the log. */
function looksLikeEntry({ body }: FoundRow): boolean {
  return body.toString('latin1', 0, 7) === '{"at":"';
}
