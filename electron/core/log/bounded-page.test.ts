import { expect, test } from 'vitest';
import { boundedPage, largestAnswer } from './bounded-page.ts';
import type { Entry } from './kinds.ts';

function log(count: number, length: number) {
  const entries = Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    data: { text: 'x'.repeat(length) },
  })) as unknown as Entry[];
  let mostRead = 0;
  return {
    next(last: Entry | undefined, wanted: number): Entry[] {
      mostRead = Math.max(mostRead, wanted);
      const from = last?.seq ?? 0;
      return entries.slice(from, from + wanted);
    },
    mostRead: () => mostRead,
  };
}
const seqs = ({ entries }: { entries: Entry[] }) => entries.map(({ seq }) => seq);

test.each([
  [0, 100, 0, false],
  [20, 100, 20, false],
  [55, 100, 55, false],
  [55, 55, 55, false],
  [56, 55, 55, true],
  [55, 1, 1, true],
])('of %i small entries a page of %i has %i, and more: %s', (count, limit, length, more) => {
  const page = boundedPage(limit, log(count, 5).next);
  expect(seqs(page)).toEqual(Array.from({ length }, (_, index) => index + 1));
  expect(page.more).toBe(more);
});

test('notes of a megabyte end a page early', () => {
  const page = boundedPage(1000, log(1000, 1_000_000).next);
  expect(page.entries.length).toBe(3);
  expect(page.more).toBe(true);
});

test('an entry larger than an answer is given all the same, alone', () => {
  expect(seqs(boundedPage(1000, log(5, largestAnswer * 2).next))).toEqual([1]);
});

test('of large entries only a few are read beyond the page', () => {
  const many = log(5000, 1_000_000);
  boundedPage(1000, many.next);
  expect(many.mostRead()).toBe(5);
});
