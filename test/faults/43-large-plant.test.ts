import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPlant } from '../../electron/core/plant/load.ts';
import { makeFolder, startStation } from '../support/station.ts';

const size = 10_000;
const { folder, remove } = makeFolder();
const plant = join(folder, 'plant.yaml');
afterAll(remove);

/** A plant in block style, as people write it: every component needs one before it and stands in a rack. */
function largePlant(): string {
  const lines = ['version: 1', 'name: Large', 'rooms:', '  - id: r1', '    name: Room', '    racks:'];
  for (let rack = 0; rack < 250; rack += 1) lines.push(`      - id: k${rack}`);
  lines.push('components:');
  for (let index = 0; index < size; index += 1) {
    lines.push(`  - id: c${index}`, '    kind: server', `    name: Component ${index}`);
    lines.push(`    location: { room: r1, rack: k${index % 250}, u: ${Math.floor(index / 250) + 1} }`);
    if (index > 0) lines.push('    needs:', `      - all: [c${index >> 1}]`);
  }
  lines.push('endpoints:');
  for (let index = 0; index < size; index += 1) {
    lines.push(`  - id: c${index}.http`, `    component: c${index}`, `    url: http://127.0.0.1:9/${index}`);
  }
  return `${lines.join('\n')}\n`;
}

test(`a plant of ${size} components and endpoints loads, and the station answers`, async () => {
  const text = largePlant();
  writeFileSync(plant, text);
  const begun = process.cpuUsage();
  expect(loadPlant(text, plant).ok).toBe(true);
  const { user, system } = process.cpuUsage(begun);
  const startedAt = performance.now();
  const station = await startStation(['--data', join(folder, 'data'), '--plant', plant]);
  const readyMs = performance.now() - startedAt;
  try {
    console.log(
      `${size} components: ${Math.round((user + system) / 1000)} ms of processor to load, ready in ${Math.round(readyMs)} ms`,
    );
    expect(Object.keys((await station.snapshot()).rows.component)).toHaveLength(size);
    expect(readyMs).toBeLessThan(30_000);
  } finally {
    await station.kill();
  }
});

test('a single error in it is found with its line', () => {
  const text = largePlant().replace('all: [c4999]', 'all: [c4999x]');
  const result = loadPlant(text, plant);
  const line = text.split('\n').findIndex((row) => row.includes('c4999x')) + 1;
  expect(result).toMatchObject({ ok: false, problems: [{ line, value: 'c4999x' }] });
});
