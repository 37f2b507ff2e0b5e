import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ConsoleError, refuse, succeed } from '../contract/errors.ts';
import { alarmsNoun } from './alarms/noun.ts';
import { conditionsNoun } from './conditions/views.ts';
import type { Draft, Entry } from './log/kinds.ts';
import type { Log } from './log/log.ts';
import { createRefusingLog, Recorder } from './recorder.ts';
import { rebuild } from './replay.ts';
import { Tables } from './tables.ts';

const nouns = [conditionsNoun, alarmsNoun];
const person = { person: 'imke', name: 'Imke', desk: 'd' };

/** A log in memory whose disk can fill up; like the real one it answers in a later turn. */
class MemoryLog implements Log {
  readonly entries: Entry[] = [];
  failure: ConsoleError | undefined;
  clock = 0;
  #listener: (entries: Entry[]) => void = () => {};

  lastSeq = () => this.entries.length;
  read = (after: number, limit: number) => this.entries.slice(after, after + limit);
  readSubjects = () => [];
  lastEntry = () => this.entries.at(-1);
  onDurable = (listener: (entries: Entry[]) => void) => {
    this.#listener = listener;
  };
  close = () => {};
  async append(drafts: readonly Draft[]) {
    await Promise.resolve();
    if (this.failure !== undefined) return { ok: false as const, error: this.failure };
    if (drafts.some(({ subject }) => subject === 'component/malformed')) return refuse('internal', 'malformed', 'tell');
    const written = drafts.map((draft, index) => {
      return { ...draft, seq: this.entries.length + index + 1, at: this.clock, hash: '' } as Entry;
    });
    this.entries.push(...written);
    this.#listener(written);
    return succeed(written);
  }
}

const full = refuse('log-full', 'The disk is full.', 'Free some space.').error;

let log: MemoryLog;
let tables: Tables;
let recorder: Recorder;
let health: (string | undefined)[];
let givenUp: string[];

beforeEach(() => {
  vi.useFakeTimers();
  log = new MemoryLog();
  tables = new Tables();
  health = [];
  givenUp = [];
  const listeners = {
    onFolded: () => {},
    onHealth: (error: ConsoleError | undefined) => health.push(error?.kind),
    onGivenUp: (reason: string) => givenUp.push(reason),
  };
  recorder = new Recorder(log, tables, nouns, listeners, () => log.clock);
});
afterEach(() => {
  vi.useRealTimers();
});

function fact(component: string, to: 'ok' | 'down'): Draft {
  const reason = { code: 'reported' as const, detail: '' };
  return {
    kind: 'health.transition',
    subject: `component/${component}`,
    actor: { system: 'health' },
    data: { endpoint: `${component}.http`, from: 'unknown', to, reason },
  };
}

const raised: Draft = {
  kind: 'alarm.raised',
  subject: 'alarm/ALM-1',
  actor: { system: 'impact' },
  data: {
    component: 'a',
    name: { de: 'a', en: 'a' },
    state: 'down',
    reason: { code: 'reported', detail: '' },
    priority: 1,
    since: '2019-09-24T09:00:00.000Z',
    number: 1,
  },
};
const acknowledged: Draft = { kind: 'alarm.acknowledged', subject: 'alarm/ALM-1', actor: person, data: {} };

/** Lets a second of the clock pass, and with it whatever is due. */
async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  for (let second = 0; second < seconds; second += 1) {
    log.clock += 1000;
    await vi.advanceTimersByTimeAsync(1000);
  }
}
const stateOf = (component: string) => tables.get('observed', component)?.endpoints[`${component}.http`]?.state;

test('while the log fails the wall goes on, and later the log has it in order with the times at which it happened', async () => {
  log.failure = full;
  recorder.observe([fact('a', 'down')]);
  await pass(1);
  expect(stateOf('a')).toBe('down');
  recorder.observe([fact('b', 'down')]);
  expect(stateOf('b')).toBe('down');
  await pass(9);
  recorder.observe([fact('a', 'ok')]);
  expect(log.entries).toEqual([]);
  expect(health.every((kind) => kind === 'log-full')).toBe(true);

  log.failure = undefined;
  await pass(2);
  expect(log.entries.map(({ subject, happenedAt }) => [subject, happenedAt])).toEqual([
    ['component/a', 0],
    ['component/b', 1000],
    ['component/a', 10_000],
  ]);
  expect(log.entries.every(({ at }) => at >= 10_000)).toBe(true);
  expect(health.at(-1)).toBeUndefined();
});

test('after a failure the rows are those that the log gives', async () => {
  log.failure = full;
  recorder.observe([fact('a', 'down'), raised]);
  await pass(3);
  recorder.observe([
    fact('a', 'ok'),
    { kind: 'alarm.returned', subject: 'alarm/ALM-1', actor: { system: 'impact' }, data: {} },
  ]);
  log.failure = undefined;
  await pass(2);
  const rebuilt = rebuild(log, nouns);
  for (const table of ['observed', 'alarm'] as const) expect(tables.all(table)).toEqual(rebuilt.all(table));
});

test('what a person does is refused while the log fails, and nothing of it is kept for later', async () => {
  log.failure = full;
  expect(await recorder.record([acknowledged])).toMatchObject({ ok: false, error: { kind: 'log-full' } });
  log.failure = undefined;
  await pass(5);
  expect(log.entries).toEqual([]);
});

test('what a person does about a fact stands behind that fact in the log, also in the moment of recovery', async () => {
  log.failure = full;
  recorder.observe([raised]);
  await pass(1);
  expect(tables.get('alarm', 'ALM-1')?.life).toBe('unacknowledged');
  log.failure = undefined;
  expect((await recorder.record([acknowledged])).ok).toBe(true);
  expect(log.entries.map(({ kind }) => kind)).toEqual(['alarm.raised', 'alarm.acknowledged']);
  expect(tables.get('alarm', 'ALM-1')?.life).toBe('acknowledged');
  await pass(5);
  expect(log.entries).toHaveLength(2);
  expect(rebuild(log, nouns).get('alarm', 'ALM-1')?.life).toBe('acknowledged');
});

test('a fact that the log never takes is given up by name and holds up none of the others', async () => {
  recorder.observe([fact('a', 'down'), fact('malformed', 'down'), fact('b', 'down')]);
  await pass(1);
  expect(log.entries.map(({ subject }) => subject)).toEqual(['component/a', 'component/b']);
  expect(givenUp).toEqual(['health.transition of component/malformed: malformed']);
  expect(recorder.backlog()).toEqual({ waiting: 0, lost: 1 });
});

test('closing waits for what is being written and writes what came meanwhile', async () => {
  recorder.observe([fact('a', 'down')]);
  recorder.observe([fact('b', 'down')]);
  await recorder.close();
  expect(log.entries).toHaveLength(2);
  expect(recorder.backlog()).toEqual({ waiting: 0, lost: 0 });
});

test('closing while the log fails ends, and leaves no timer behind', async () => {
  log.failure = full;
  recorder.observe([fact('a', 'down')]);
  await recorder.close();
  expect(recorder.backlog().waiting).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('of more facts than memory holds the oldest are given up and counted', async () => {
  log.failure = full;
  recorder.observe([fact('a', 'down')]);
  await pass(1);
  recorder.observe(Array.from({ length: 100_002 }, () => fact('b', 'down')));
  expect(recorder.backlog()).toEqual({ waiting: 100_000, lost: 3 });
});

test('the log of a folder that cannot be written is empty and refuses everything with its reason', async () => {
  const refusing = createRefusingLog(full);
  expect(await refusing.append([raised])).toEqual({ ok: false, error: full });
  expect([refusing.lastSeq(), refusing.read(0, 10), refusing.lastEntry()]).toEqual([0, [], undefined]);
});
