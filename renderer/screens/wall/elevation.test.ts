import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Component } from '../../../electron/contract/models/plant.ts';
import { layRack, layRacks } from './elevation.ts';

const component = (id: string, location?: Partial<NonNullable<Component['location']>>): Component => ({
  id,
  kind: 'host',
  name: { de: id, en: id },
  needs: [],
  priority: 3,
  ...(location === undefined ? {} : { location: { room: '1', rack: '101', ...location } }),
});

test('the lowest unit is at the bottom', () => {
  const { units } = layRack(42, [component('low', { u: 1 }), component('high', { u: 42 })]);
  expect(units.find(({ component: id }) => id === 'low')?.top).toBeCloseTo(41 / 42);
  expect(units.find(({ component: id }) => id === 'high')?.top).toBeCloseTo(0);
});

test('slots of one chassis stand side by side in the order of their numbers', () => {
  const blades = ['10', '2', '1'].map((slot) => component(`b${slot}`, { u: 10, height: 8, slot }));
  const { units } = layRack(42, blades);
  expect(units.toSorted((a, b) => a.left - b.left).map((unit) => unit.component)).toEqual(['b1', 'b2', 'b10']);
  expect(units.every((unit) => Math.abs(unit.width - 1 / 3) < 1e-9)).toBe(true);
});

test('a component without a unit takes a free one; one that does not fit is told, not lost', () => {
  const { units, unplaced } = layRack(2, [
    component('a', { u: 1 }),
    component('b', {}),
    component('c', {}),
    component('d', { u: 9 }),
  ]);
  expect(units.map((unit) => unit.component)).toEqual(['a', 'b']);
  expect(unplaced).toEqual(['c', 'd']);
});

test('a rack that no room names leaves its components unplaced', () => {
  const elevation = layRacks([], [component('a', { u: 1 }), component('b')]);
  expect(elevation.unplaced).toEqual(['a', 'b']);
});

test('neighbouring racks with one role have one caption', () => {
  const role = { de: 'Speicher', en: 'Storage' };
  const racks = [
    { id: 'r1', units: 42, role },
    { id: 'r2', units: 42, role },
    { id: 'r3', units: 42 },
  ];
  const [room] = layRacks([{ id: '1', name: role, racks }], []).rooms;
  expect(room?.roles.map(({ from, span, role: name }) => [from, span, name?.en ?? null])).toEqual([
    [0, 2, 'Storage'],
    [2, 1, null],
  ]);
});

const anyPlace = fc.record({
  u: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  height: fc.integer({ min: 1, max: 10 }),
  slot: fc.option(fc.constantFrom('1', '2', 'A'), { nil: undefined }),
});

test('whatever the file says, every component is drawn once or told as unplaced, inside the rack and over no other', () => {
  fc.assert(
    fc.property(fc.array(anyPlace, { maxLength: 60 }), (places) => {
      const given = places.map(({ u, height, slot }, index) =>
        component(`c${index}`, { height, ...(u === undefined ? {} : { u }), ...(slot === undefined ? {} : { slot }) }),
      );
      const { units, unplaced } = layRack(42, given);
      expect([...units.map((unit) => unit.component), ...unplaced].toSorted()).toEqual(
        given.map(({ id }) => id).toSorted(),
      );
      const tiny = 1e-9;
      for (const unit of units) {
        expect(unit.left >= 0 && unit.top >= -tiny).toBe(true);
        expect(unit.left + unit.width <= 1 + tiny && unit.top + unit.height <= 1 + tiny).toBe(true);
      }
      for (const [index, a] of units.entries()) {
        for (const b of units.slice(index + 1)) {
          const apart =
            a.left + a.width <= b.left + tiny ||
            b.left + b.width <= a.left + tiny ||
            a.top + a.height <= b.top + tiny ||
            b.top + b.height <= a.top + tiny;
          expect(apart, `${a.component} over ${b.component}`).toBe(true);
        }
      }
    }),
  );
});
