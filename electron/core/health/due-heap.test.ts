import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueHeap } from './due-heap.ts';

test('items come out in the order in which they are due, whatever was removed before', () => {
  const plan = fc.array(fc.record({ dueAt: fc.nat(50), removed: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(plan, (items) => {
      const heap = new DueHeap<(typeof items)[number]>();
      for (const item of items) heap.add(item);
      for (const item of items) if (item.removed) expect(heap.remove(item)).toBe(true);
      const out: number[] = [];
      for (let item = heap.take(); item !== undefined; item = heap.take()) out.push(item.dueAt);
      const kept = items.filter(({ removed }) => !removed).map(({ dueAt }) => dueAt);
      expect(out).toEqual(kept.sort((one, other) => one - other));
    }),
  );
});

test('what is not in the heap cannot be removed', () => {
  const heap = new DueHeap<{ dueAt: number }>();
  heap.add({ dueAt: 1 });
  expect(heap.remove({ dueAt: 1 })).toBe(false);
  expect(heap.size).toBe(1);
});
