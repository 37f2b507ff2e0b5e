import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPlant } from '../../electron/core/plant/load.ts';
import { makeFolder, runCli } from '../support/station.ts';

const component = (id: string, needs: string) => `  - { id: ${id}, kind: server, name: ${id}, needs: [${needs}] }\n`;

test('components that need each other in a circle: plant check shows the way around', async () => {
  const { folder, remove } = makeFolder();
  const plant = join(folder, 'plant.yaml');
  const components =
    component('door', '{ all: [a] }') +
    component('a', '{ any: [b, c] }') +
    component('b', '') +
    component('c', '{ atLeast: 1, of: [a, b] }');
  writeFileSync(plant, `version: 1\nname: Circle\ncomponents:\n${components}`);
  const { code, stdout } = await runCli(['plant', 'check', plant]);
  remove();
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /plant\.yaml:5:\d+: components\[1\]\.needs: these components need each other in a circle: a -> c -> a /,
  );
});

test('a circle of 5,000 components is found and shown whole', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `c${index}`);
  const components = ids.map((id, index) => component(id, `{ all: [c${(index + 1) % ids.length}] }`)).join('');
  const result = loadPlant(`version: 1\nname: Circle\ncomponents:\n${components}`, 'plant.yaml');
  expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
    `these components need each other in a circle: ${[...ids, 'c0'].join(' -> ')}`,
  ]);
});
