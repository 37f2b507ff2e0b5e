import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type CommandName, commands, isCommandName } from '../../electron/contract/commands.ts';
import { errorKinds } from '../../electron/contract/errors.ts';
import { blindAfterMs, heartbeatMs, largestClientFrame } from '../../electron/contract/wire.ts';
import { httpProbe } from '../../electron/core/health/probes/http.ts';
import { loadPlant } from '../../electron/core/plant/load.ts';
import { plantFileSchema } from '../../electron/core/plant/schema.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
const plant = read('plant.md');
const api = read('api.md');

/** Every field name in a schema, at whatever depth. */
function fieldsOf(schema: z.ZodType): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
      walk(value);
    }
  };
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...found];
}

const example = /```yaml\n([\s\S]*?)```/.exec(plant)?.[1] ?? '';
/** In the tables and sentences, not in the example: a word in backticks or after a dot in them. */
const explained = plant.replaceAll(/```[\s\S]*?```/g, '');

test('the example in docs/plant.md is a good plant', () => {
  const result = loadPlant(example, 'docs/plant.md');
  expect(result.ok ? [] : result.problems).toEqual([]);
  if (result.ok) expect(result.plant.endpoints).toHaveLength(2);
});

test('docs/plant.md explains and shows every field of the plant file and of the http probe', () => {
  const fields = [...fieldsOf(plantFileSchema), ...fieldsOf(httpProbe.configSchema)];
  expect(fields.length).toBeGreaterThan(40);
  const languages = ['de', 'en'];
  expect(
    fields.filter(
      (field) => !languages.includes(field) && !new RegExp(`\`(?:[\\w[\\]]+\\.)?${field}\\b`).test(explained),
    ),
  ).toEqual([]);
  expect(fields.filter((field) => !new RegExp(`\\b${field}:`).test(example))).toEqual([]);
});

test('docs/api.md names every command with all of its fields', () => {
  for (const name of Object.keys(commands) as CommandName[]) {
    const line = api.split('\n').find((row) => row.startsWith(`| \`${name}\``));
    expect(line, name).toBeDefined();
    const shape = commands[name].shape as Record<string, z.ZodType>;
    for (const [field, schema] of Object.entries(shape)) {
      expect(line, name).toContain(`\`${field}${schema.safeParse(undefined).success ? '?' : ''}\``);
    }
  }
});

test('every example of a command in docs/api.md passes its schema, one at least of each group', () => {
  const groups = new Set<string>();
  for (const [, body = ''] of api.matchAll(/^post '(.*)'$/gm)) {
    const { name, input } = JSON.parse(body) as { name: string; input: unknown };
    if (!isCommandName(name)) throw new Error(`${name} is no command`);
    expect(commands[name].safeParse(input).error?.issues, name).toBeUndefined();
    groups.add(name.split('.')[0] ?? '');
  }
  expect(groups).toEqual(new Set(Object.keys(commands).map((name) => name.split('.')[0])));
});

test('docs/api.md names every kind of error, and the numbers of the contract', () => {
  expect(errorKinds.filter((kind) => !api.includes(`\`${kind}\``))).toEqual([]);
  expect(heartbeatMs).toBe(1000);
  expect(api).toContain(`nothing for ${blindAfterMs / 1000} s is blind`);
  expect(largestClientFrame).toBe(4 * 1024 * 1024 + 4096);
});
