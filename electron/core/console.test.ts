import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandName } from '../contract/commands.ts';
import { type Console, createConsole } from './console.ts';
import type { Platform } from './platform.ts';

const sender = { person: 'imke', desk: 'd' };
let folder: string;
let errors: string[];
let core: Console;
let spawned: number;

function platform(): Platform {
  return {
    time: { wall: () => Date.now(), monotonic: () => performance.now() },
    paths: { data: join(folder, 'data'), resources: join(import.meta.dirname, '../../resources') },
    plantFile: join(folder, 'plant.yaml'),
    desk: 'd',
    version: '0',
    logger: { info: () => {}, warn: () => {}, error: (line) => errors.push(line) },
    spawn() {
      spawned += 1;
      return {
        onMessage: () => {},
        onExit: (listener) => queueMicrotask(() => listener('not here')),
        send: () => {},
        kill: () => {},
      };
    },
  };
}

async function open(): Promise<Console> {
  const created = await createConsole(platform());
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-console-'));
  errors = [];
  spawned = 0;
  core = await open();
  await core.start();
});
afterEach(async () => {
  await core.stop();
  rmSync(folder, { recursive: true });
});

const execute = (name: unknown, input: unknown, from: unknown = sender) =>
  core.execute(name as CommandName, input, from);
const entries = () => {
  const read = core.query('log.read', {});
  if (!read.ok) throw new Error(read.error.message);
  return read.value.entries;
};
const kindOf = async (answer: ReturnType<typeof execute>) => {
  const result = await answer;
  return result.ok ? 'ok' : result.error.kind;
};

test.each([
  ['unknown', 'incident.delete'],
  ['of the prototype', '__proto__'],
  ['inherited', 'constructor'],
  ['empty', ''],
  ['missing', undefined],
  ['null', null],
  ['a list around a good one', ['alarm.acknowledge']],
  ['an object that cannot be a text', { toString: 1, valueOf: 1 }],
  ['an object without prototype', Object.create(null)],
])('a command name that is %s is refused, and nothing is recorded', async (_what, name) => {
  const before = entries().length;
  expect(await kindOf(execute(name, {}))).toBe('unknown-command');
  expect(core.query(name as never, {})).toMatchObject({ ok: false, error: { kind: 'unknown-command' } });
  expect(entries()).toHaveLength(before);
  expect(errors).toEqual([]);
});

test.each([
  ['not an object', 7],
  ['a list', []],
  ['without a field', {}],
  ['with a field too many', { title: 'x', extra: 1 }],
  ['with __proto__', JSON.parse('{"title":"x","__proto__":{"title":"y"}}')],
  ['with an empty text', { title: '   ' }],
  ['with a text too long', { title: 'x'.repeat(201) }],
])('input that is %s is refused as invalid-input and says where', async (_what, input) => {
  const result = await execute('incident.declare', input);
  expect(result).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
  if (!result.ok) expect(result.error.message).toMatch(/^incident\.declare.*Nothing was recorded\.$/);
});

test.each([
  ['missing', undefined],
  ['a text', 'imke'],
  ['without a desk', { person: 'imke' }],
  ['with an empty name', { person: ' ', desk: 'd' }],
  ['with a field too many', { ...sender, role: 'admin' }],
])('a sender that is %s is refused as invalid-input', async (_what, from) => {
  const result = await core.execute('incident.declare', { title: 'x' }, from);
  expect(result).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
  if (!result.ok) expect(result.error.message).toMatch(/^sender/);
});

test('before it is started and after it is stopped nothing is carried out', async () => {
  await core.stop();
  expect(await kindOf(execute('incident.declare', { title: 'x' }))).toBe('unavailable');
  core = await open();
  expect(await kindOf(execute('incident.declare', { title: 'x' }))).toBe('unavailable');
  await core.start();
  expect(await kindOf(execute('incident.declare', { title: 'x' }))).toBe('ok');
});

test('a console that is stopped without having been started leaves its log empty', async () => {
  await core.stop();
  rmSync(join(folder, 'data'), { recursive: true });
  core = await open();
  await core.stop();
  core = await open();
  expect(entries()).toEqual([]);
});

test('the demo is refused where a plant is watched', async () => {
  writeFileSync(join(folder, 'plant.yaml'), 'version: 1\nname: Mine\n');
  expect(await kindOf(execute('plant.reload', {}))).toBe('ok');
  expect(await kindOf(execute('demo.start', {}))).toBe('not-allowed');
  expect(spawned).toBe(0);
});

test('of two who start the demo at once the second is told that it is being started', async () => {
  const both = await Promise.all([kindOf(execute('demo.start', {})), kindOf(execute('demo.start', {}))]);
  expect(both).toEqual(['ok', 'conflict']);
  expect(spawned).toBe(1);
});

test('the plant is read again on command: durable when it is good, refused by kind when it is not', async () => {
  expect(await kindOf(execute('plant.reload', {}))).toBe('plant-missing');
  writeFileSync(join(folder, 'plant.yaml'), 'version: [');
  expect(await kindOf(execute('plant.reload', {}))).toBe('plant-invalid');
  writeFileSync(join(folder, 'plant.yaml'), 'version: 1\nname: Mine\n');
  const result = await execute('plant.reload', {});
  expect(result).toMatchObject({ ok: true, value: { seq: entries().at(-1)?.seq } });
  expect(entries().at(-1)?.kind).toBe('plant.loaded');
});

test('in the demo there is no plant file to read', async () => {
  await execute('demo.start', {});
  expect(await kindOf(execute('plant.reload', {}))).toBe('not-allowed');
});
