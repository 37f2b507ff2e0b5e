import { describe, expect, test } from 'vitest';
import { largestBatch, takeBatch } from './batch.ts';
import type { Draft } from './kinds.ts';

const draft = (actor: Draft['actor']): Draft => ({ kind: 'note.added', subject: 's', actor, data: { text: 't' } });
const system = (name: string, count: number) => ({
  name,
  drafts: Array.from({ length: count }, () => draft({ system: 'health' })),
});
const person = (name: string) => ({ name, drafts: [draft({ person: 'imke', name: 'Imke', desk: '1' })] });
const names = (queue: readonly { name: string }[]) => queue.map(({ name }) => name).join(' ');

describe('a batch', () => {
  test('holds everything that fits, in its order', () => {
    const { batch, rest } = takeBatch([system('a', 10), system('b', largestBatch - 10)]);
    expect([names(batch), names(rest)]).toEqual(['a b', '']);
  });

  test('begins with people, in their order', () => {
    const { batch } = takeBatch([system('a', 1), person('p'), system('b', 1), person('q')]);
    expect(names(batch)).toBe('p q a b');
  });

  test('leaves for the next what would make it too large', () => {
    const { batch, rest } = takeBatch([system('a', largestBatch), person('p'), system('b', 1)]);
    expect([names(batch), names(rest)]).toEqual(['p', 'a b']);
  });

  test('takes one that is too large by itself', () => {
    const { batch, rest } = takeBatch([system('a', largestBatch + 1), system('b', 1)]);
    expect([names(batch), names(rest)]).toEqual(['a', 'b']);
  });

  test('is empty when nothing waits', () => {
    expect(takeBatch([])).toEqual({ batch: [], rest: [] });
  });
});
