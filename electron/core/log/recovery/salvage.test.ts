import { describe, expect, test } from 'vitest';
import { chainHash, genesis } from '../chain.ts';
import type { PageReader } from './page-reader.ts';
import type { FoundRow } from './record.ts';
import { continueChain, salvage } from './salvage.ts';

/** A chain of entries, by seq. */
function chain(length: number): Map<number, FoundRow[]> {
  const rows = new Map<number, FoundRow[]>();
  let previous = genesis as Buffer;
  for (let seq = 1; seq <= length; seq += 1) {
    const body = `{"at":"2019","n":${seq}}`;
    previous = chainHash(previous, seq, body);
    rows.set(seq, [{ seq, body: Buffer.from(body), hash: previous }]);
  }
  return rows;
}

/** Pages in which these rows are found. */
function pagesOf(rows: Map<number, FoundRow[]>): PageReader {
  return {
    seqs: () => [...rows.keys()].sort((a, b) => a - b),
    rows: (seq: number) => rows.get(seq) ?? [],
  } as unknown as PageReader;
}

function labels(rows: Map<number, FoundRow[]>): string[] {
  return [...salvage(pagesOf(rows))].map(({ seq, label }) => `${seq} ${label}`);
}

function change(rows: Map<number, FoundRow[]>, seq: number): void {
  const [row] = rows.get(seq) ?? [];
  if (row !== undefined) rows.set(seq, [{ ...row, body: Buffer.from(`{"at":"2019","n":0}`) }]);
}

describe('salvaged entries', () => {
  test('are chained as long as nothing is missing', () => {
    expect(labels(chain(3))).toEqual(['1 chained', '2 chained', '3 chained']);
  });

  test('are unproven behind a gap, and then follow each other', () => {
    const rows = chain(5);
    rows.delete(2);
    expect(labels(rows)).toEqual(['1 chained', '3 unproven', '4 after-gap', '5 after-gap']);
  });

  test('are altered where text and hash disagree, and never chained again behind that', () => {
    const rows = chain(4);
    change(rows, 2);
    expect(labels(rows)).toEqual(['1 chained', '2 altered', '3 after-gap', '4 after-gap']);
  });

  test('are the proven version where a page exists in several', () => {
    const rows = chain(2);
    const [row] = rows.get(2) ?? [];
    if (row === undefined) throw new Error('no row');
    rows.set(2, [{ ...row, body: Buffer.from('{"at":"x"}') }, row]);
    expect(labels(rows)).toEqual(['1 chained', '2 chained']);
  });
});

test('a chain is continued up to the first entry that is missing or altered', () => {
  const rows = chain(6);
  const [third] = rows.get(3) ?? [];
  change(rows, 6);
  const from = { seq: 3, hash: third?.hash ?? genesis };
  expect([...continueChain(pagesOf(rows), from)].map(({ seq }) => seq)).toEqual([4, 5]);
  rows.delete(4);
  expect([...continueChain(pagesOf(rows), from)]).toEqual([]);
});
