import { expect, test } from 'vitest';
import type { Person } from '../../electron/contract/models/plant.ts';
import { changeRows, createRowStore, replaceRows } from './rows.ts';

const person = (id: string, name = id): Person => ({ id, name, role: { de: 'x', en: 'x' } });

test('a delta replaces, adds and takes away, and leaves the other rows the same objects', () => {
  const store = createRowStore<'person'>();
  replaceRows(store, { a: person('a'), b: person('b'), c: person('c') });
  const kept = store.getState().rows.get('a');
  changeRows(store, { b: person('b', 'new'), c: null, d: person('d') });
  const { rows, list } = store.getState();
  expect([...rows.keys()]).toEqual(['a', 'b', 'd']);
  expect(list.map((row) => row.name)).toEqual(['a', 'new', 'd']);
  expect(rows.get('a')).toBe(kept);
});

test('a snapshot leaves nothing of what was there', () => {
  const store = createRowStore<'person'>();
  replaceRows(store, { a: person('a') });
  replaceRows(store, { b: person('b') });
  expect([...store.getState().rows.keys()]).toEqual(['b']);
});
