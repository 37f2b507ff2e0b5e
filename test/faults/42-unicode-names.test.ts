import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, startStation } from '../support/station.ts';

const names = {
  rtl: 'مبدّل \u202eevil\u202c',
  emoji: '👩‍🔧 Größe 交換機',
  nul: 'a\0b\u0007\u001b[31m',
  breaks: 'first\r\nsecond\nthird',
  markup: '<img src=x onerror=alert(1)>',
};

test('names of any characters come out of the API as they stand in the plant file, which has CRLF and a BOM', async () => {
  const { folder, remove } = makeFolder();
  const components = Object.entries(names).map(
    ([id, name]) => `  - { id: ${id}, kind: server, name: ${JSON.stringify(name)} }`,
  );
  const plant = join(folder, 'plant.yaml');
  writeFileSync(plant, `\ufeff${['version: 1', 'name: Names', 'components:', ...components, ''].join('\r\n')}`);
  const station = await startStation(['--data', join(folder, 'data'), '--plant', plant]);
  try {
    const { component } = (await station.snapshot()).rows;
    expect(Object.fromEntries(Object.values(component).map(({ id, name }) => [id, name.en]))).toEqual(names);
    const declared = await station.command('incident.declare', { title: names.nul, components: ['nul'] }, names.rtl);
    expect(declared.status).toBe(200);
    expect((await station.log()).at(-1)).toMatchObject({ data: { title: names.nul }, actor: { person: names.rtl } });
  } finally {
    await station.kill();
    remove();
  }
});

test('an id of other characters is refused by name, with its place', async () => {
  const { folder, remove } = makeFolder();
  const plant = join(folder, 'plant.yaml');
  writeFileSync(plant, 'version: 1\nname: Names\ncomponents:\n  - { id: "größe\\0", kind: server, name: x }\n');
  const station = await startStation(['--data', join(folder, 'data'), '--plant', plant]);
  try {
    expect((await station.snapshot()).rows.system.console?.plant).toMatchObject({
      state: 'none',
      problems: [{ line: 4, column: 11, path: 'components[0].id', value: 'größe\0' }],
    });
  } finally {
    await station.kill();
    remove();
  }
});
