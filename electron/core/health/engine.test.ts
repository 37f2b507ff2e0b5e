import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createHealthEngine,
  type HealthEngine,
  type HealthLimits,
  type HealthTransition,
  type LastKnown,
} from './engine.ts';
import { type EndpointConfig, parseEndpoint } from './probes/registry.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

let server: Server;
let origin: string;
/** What the plant says by path; anything else is ok. */
let answers: Map<string, (response: ServerResponse) => void>;
let asked: string[];
let engine: HealthEngine;
let transitions: HealthTransition[];
let freshened: string[];
let skew: number;

beforeEach(async () => {
  answers = new Map();
  asked = [];
  transitions = [];
  freshened = [];
  skew = 0;
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers.get(path);
    if (answer === undefined) response.end();
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await engine.stop();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

function make(limits: Partial<HealthLimits> = {}): void {
  engine = createHealthEngine({
    clock: { now: () => Date.now(), monotonic: () => performance.now() + skew },
    logger: silent,
    onTransitions: (batch) => transitions.push(...batch),
    onFreshness: (components) => freshened.push(...components),
    limits: { firstRoundMs: 20, watchdogMs: 50, ...limits },
  });
}

function endpoint(id: string, fields: Record<string, unknown> = {}): EndpointConfig {
  const raw = { id, component: `${id}-component`, url: `${origin}/${id}`, ...fields };
  const parsed = parseEndpoint(raw, { interval: 400, timeout: 400 });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

function fail(id: string): void {
  answers.set(`/${id}`, (response) => response.writeHead(500).end());
}

function logged(state: LastKnown['state']): () => LastKnown {
  return () => ({ state, reason: { code: 'reported', detail: '' }, since: 0 });
}

const unlogged = () => undefined;
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });
const changesOf = (id: string): string[] =>
  transitions.filter(({ endpoint: of }) => of === id).map(({ from, to }) => `${from} to ${to}`);

describe('from look to transition', () => {
  test('the first look tells what was not known', async () => {
    make();
    engine.apply([endpoint('a')], unlogged);
    expect(engine.fresh('a')).toBe(false);
    expect(engine.lastObservationAt()).toBeNull();
    engine.start();
    await eventually(() => expect(changesOf('a')).toEqual(['unknown to ok']));
    expect(engine.fresh('a')).toBe(true);
    expect(engine.lastObservationAt()).toEqual(expect.any(Number));
    expect(transitions[0]).toMatchObject({ component: 'a-component', reason: { code: 'status-code', detail: '200' } });
  });

  test('a failure is logged after three looks, the return after one', async () => {
    make();
    engine.apply([endpoint('a')], logged('ok'));
    fail('a');
    engine.start();
    await eventually(() => expect(changesOf('a')).toEqual(['ok to down']));
    expect(asked.length).toBe(3);
    answers.clear();
    await eventually(() => expect(changesOf('a')).toEqual(['ok to down', 'down to ok']));
  });

  test('what is as the log says becomes fresh without a transition', async () => {
    make();
    engine.apply([endpoint('a')], logged('ok'));
    engine.start();
    await eventually(() => expect(freshened).toEqual(['a-component']));
    expect(transitions).toEqual([]);
  });

  test('many changes of one moment come in few batches', async () => {
    make();
    const batches: number[] = [];
    await engine.stop();
    engine = createHealthEngine({
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      logger: silent,
      onTransitions: (batch) => batches.push(batch.length),
      limits: { firstRoundMs: 1 },
    });
    engine.apply(
      Array.from({ length: 50 }, (_, index) => endpoint(`e${index}`)),
      unlogged,
    );
    engine.start();
    await eventually(() => expect(batches.reduce((sum, size) => sum + size, 0)).toBe(50));
    expect(batches.length).toBeLessThan(25);
  });
});

describe('late', () => {
  test('what has not been looked at for two intervals is unknown and not fresh', async () => {
    make();
    engine.apply([endpoint('a', { interval: '1h', timeout: '1s' })], unlogged);
    engine.start();
    await eventually(() => expect(engine.fresh('a')).toBe(true));
    skew = 3 * 3_600_000;
    await eventually(() => expect(changesOf('a')).toContain('ok to unknown'));
    expect(transitions.at(-1)?.reason.code).toBe('late');
  });
});

describe('a plant that changes', () => {
  test('what it no longer names is not looked at any more', async () => {
    make();
    engine.apply([endpoint('stays'), endpoint('goes')], unlogged);
    engine.start();
    await eventually(() => expect(transitions.length).toBe(2));
    engine.apply([endpoint('stays')], unlogged);
    expect(engine.fresh('goes')).toBe(false);
    const before = asked.filter((path) => path === '/goes').length;
    const staysBefore = asked.filter((path) => path === '/stays').length;
    await eventually(() => expect(asked.filter((path) => path === '/stays').length).toBeGreaterThan(staysBefore + 1));
    expect(asked.filter((path) => path === '/goes').length).toBe(before);
  });

  test('a look under way is called off with its endpoint and reports nothing', async () => {
    make();
    answers.set('/hangs', () => {});
    engine.apply([endpoint('hangs', { interval: '1h', timeout: '1h' })], unlogged);
    engine.start();
    await eventually(() => expect(asked).toEqual(['/hangs']));
    engine.apply([], unlogged);
    await eventually(() => expect(engine.stats().running).toBe(0));
    expect(transitions).toEqual([]);
  });

  test('what is unchanged goes on undisturbed', async () => {
    make();
    engine.apply([endpoint('a')], unlogged);
    engine.start();
    await eventually(() => expect(engine.fresh('a')).toBe(true));
    engine.apply([endpoint('a'), endpoint('b')], logged('down'));
    expect(engine.fresh('a')).toBe(true);
    await eventually(() => expect(changesOf('b')).toEqual(['down to ok']));
    expect(changesOf('a')).toEqual(['unknown to ok']);
  });

  test('an endpoint that is watched in another way now keeps its state until it was looked at', async () => {
    make();
    engine.apply([endpoint('a')], unlogged);
    engine.start();
    await eventually(() => expect(engine.fresh('a')).toBe(true));
    engine.apply([endpoint('a', { expect: [204] })], unlogged);
    expect(engine.fresh('a')).toBe(false);
    await eventually(() => expect(changesOf('a')).toEqual(['unknown to ok', 'ok to unknown']));
  });
});

test('hurried, an endpoint is looked at long before its turn', async () => {
  make();
  engine.apply([endpoint('a', { interval: '1h', timeout: '1s' })], unlogged);
  engine.start();
  await eventually(() => expect(engine.fresh('a')).toBe(true));
  engine.hurry(['a', 'nobody']);
  await eventually(() => expect(asked).toEqual(['/a', '/a']));
});

test('one target that hangs does not delay the others', async () => {
  make({ concurrent: 8, perTarget: 2 });
  const hanging = createServer(() => {});
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/`;
  const slow = Array.from({ length: 20 }, (_, index) => endpoint(`h${index}`, { url, interval: '1h', timeout: '1h' }));
  engine.apply([...slow, endpoint('well')], unlogged);
  engine.start();
  await eventually(() => expect(changesOf('well')).toEqual(['unknown to ok']));
  expect(engine.stats()).toMatchObject({ tasks: 21 });
  await engine.stop();
  hanging.closeAllConnections();
  await new Promise((resolve) => hanging.close(resolve));
});

test('after stopping nothing is looked at and nothing is reported', async () => {
  make();
  engine.apply([endpoint('a')], unlogged);
  engine.start();
  await eventually(() => expect(transitions.length).toBe(1));
  await engine.stop();
  const before = asked.length;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(asked.length).toBe(before);
  expect(transitions.length).toBe(1);
});
