import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { plantFileSchema } from '../plant/schema.ts';
import { demoComponents, demoPlant, demoPlantText } from './plant.ts';

const origin = 'http://127.0.0.1:4711';
const plant = plantFileSchema.parse(parse(demoPlantText(origin)));

test('the text of the plant says what the generator made', () => {
  expect(plant).toEqual(plantFileSchema.parse(demoPlant(origin)));
});

test('the data center has 400 components in 24 racks of two rooms', () => {
  expect(plant.components).toHaveLength(400);
  expect(plant.rooms.map(({ racks }) => racks.length)).toEqual([12, 12]);
  const racks = new Set(plant.components.flatMap(({ location }) => location?.rack ?? []));
  expect(racks.size).toBe(24);
});

test('seven districts and 300 schools are served by three services each', () => {
  const inGroup = (group: string) => plant.sites.filter((site) => site.group === group).length;
  expect([inGroup('districts'), inGroup('schools')]).toEqual([7, 300]);
  const served = (group: string) => plant.services.filter(({ siteGroups }) => siteGroups.includes(group)).length;
  expect([served('districts'), served('schools')]).toEqual([3, 3]);
});

test('every component has one endpoint and an id of its own', () => {
  const ids = plant.components.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(plant.endpoints.map(({ component }) => component)).toEqual(ids);
});

test('every need names a component that exists', () => {
  const ids = new Set(plant.components.map(({ id }) => id));
  const needs = [...plant.components, ...plant.services, ...plant.sites].flatMap((row) => row.needs);
  const named = needs.flatMap((need) => ('all' in need ? need.all : 'any' in need ? need.any : need.of));
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test('no two things in a rack take the same unit, but for slots side by side', () => {
  const taken = new Map<string, string>();
  const clashes: string[] = [];
  for (const { id, location } of demoComponents()) {
    if (location?.u === undefined) continue;
    const { rack, u, height = 1, slot } = location;
    for (let unit = u; unit < u + height; unit += 1) {
      expect(unit, `${id} stands outside of rack ${rack}`).toBeLessThanOrEqual(42);
      const row = `${u}+${height}`;
      const whole = taken.get(`${rack}/${unit}`);
      if (whole !== undefined && whole !== row) clashes.push(`${id} at ${rack}/${unit}`);
      taken.set(`${rack}/${unit}`, row);
      const bay = `${rack}/${unit}/${slot ?? ''}`;
      if (taken.has(bay)) clashes.push(`${id} in ${bay}`);
      taken.set(bay, row);
    }
  }
  expect(clashes).toEqual([]);
});

test('both controllers of the central storage take the same part', () => {
  const part = (id: string) => plant.components.find((component) => component.id === id)?.part;
  expect(part('storage-ctl-a')?.number).toBe(part('storage-ctl-b')?.number);
  expect(part('storage-ctl-a')?.serial).not.toBe(part('storage-ctl-b')?.serial);
});
