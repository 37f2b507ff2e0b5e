import { describe, expect, test } from 'vitest';
import { type Result, refuse } from '../../../electron/contract/errors.ts';
import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import type { QueryOutput, QueryRequest } from '../../../electron/contract/queries.ts';
import { createSearchFeed, mostKept, pageSize, pauseMs } from './feed.ts';

type Question = QueryRequest<'log.search'>;
type Answer = Result<QueryOutput<'log.search'>>;

const entry = (seq: number): LogEntry => ({
  seq,
  at: '2019-09-24T09:00:00.000Z',
  actor: { system: 'health' },
  kind: 'note.added',
  subject: 'x',
  data: {},
  hash: '0'.repeat(64),
});
const look = (text: string) => ({ text, filters: {} });

/** A core with a log of `size` entries, whose answers wait until `answer` lets them go, in any order. */
function desk(size: number) {
  const core = { size, failing: false };
  const waiting: (() => void)[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const questions: Question[] = [];
  const page = ({ before = core.size + 1, after, limit = 50 }: Question): Answer => {
    if (core.failing) return refuse('unavailable', 'no line', 'wait');
    const high = after === undefined ? before - 1 : Math.min(core.size, after + limit);
    const low = after === undefined ? Math.max(1, high - limit + 1) : after + 1;
    const entries = Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => entry(high - index));
    const indexed = { seq: core.size, of: core.size };
    return { ok: true, value: { entries, total: { count: core.size, more: false }, indexed } };
  };
  const feed = createSearchFeed(
    (input) => {
      questions.push(input);
      return new Promise((resolve) => waiting.push(() => resolve(page(input))));
    },
    (ms, run) => {
      timers.push({ ms, run });
      return () => {};
    },
    () => 0,
  );
  const answer = async (index = 0) => {
    waiting.splice(index, 1)[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const seqs = () => feed.store.getState().entries.map(({ seq }) => seq);
  return { feed, core, questions, timers, answer, seqs, state: () => feed.store.getState() };
}

describe('the search feed', () => {
  test('shows the last search, not the last answer', async () => {
    const { feed, answer, state } = desk(10);
    void feed.show(look('fan'));
    void feed.show(look('fans'));
    await answer(1);
    expect(state().look.text).toBe('fans');
    await answer(0);
    expect(state().look.text).toBe('fans');
  });

  test('reads older pages without a hole, to the beginning of the log', async () => {
    const { feed, answer, seqs, state } = desk(250);
    void feed.show(look(''));
    await answer();
    for (let page = 0; page < 3; page += 1) {
      void feed.readOlder();
      await answer();
    }
    expect(seqs()).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index));
    expect(state().older).toBe(false);
  });

  test('keeps a bounded part, and reads what went again', async () => {
    const size = mostKept + 5 * pageSize;
    const { feed, answer, seqs, state } = desk(size);
    void feed.show(look(''));
    await answer();
    for (let read = pageSize; read < size; read += pageSize) {
      void feed.readOlder();
      await answer();
    }
    expect(seqs()).toHaveLength(mostKept);
    expect(state()).toMatchObject({ newer: true });
    void feed.readNewer();
    await answer();
    expect(seqs()[0]).toBe(mostKept + pageSize);
    expect(seqs()).toEqual(seqs().map((_, index) => (seqs()[0] ?? 0) - index));
  });

  test('begins around the entry of a link, with newer ones above', async () => {
    const { feed, answer, seqs, state } = desk(1000);
    void feed.show(look(''), 500);
    await answer();
    expect(seqs()).toContain(500);
    expect(seqs()[0]).toBeGreaterThan(500);
    expect(state().newer).toBe(true);
    while (state().newer) {
      void feed.readNewer();
      await answer();
    }
    expect(seqs()[0]).toBe(1000);
  });

  test('follows the log at its newest end, at most once in a while', async () => {
    const { feed, core, answer, seqs, questions, timers } = desk(10);
    void feed.show(look(''));
    await answer();
    core.size = 12;
    feed.refresh();
    feed.refresh();
    await answer();
    expect(seqs()[0]).toBe(12);
    expect(questions).toHaveLength(2);
    core.size = 13;
    timers.find(({ ms }) => ms === pauseMs)?.run();
    await answer();
    expect(seqs()).toEqual(Array.from({ length: 13 }, (_, index) => 13 - index));
  });

  test('starts over when more came than a page holds', async () => {
    const { feed, core, answer, seqs, state } = desk(10);
    void feed.show(look(''));
    await answer();
    core.size = 10 + 3 * pageSize;
    feed.refresh();
    await answer();
    expect(seqs()).toHaveLength(pageSize);
    expect(state()).toMatchObject({ older: true, newer: false });
  });

  test('keeps what was found when the line breaks, and says so', async () => {
    const { feed, core, answer, seqs, state } = desk(10);
    void feed.show(look(''));
    await answer();
    core.failing = true;
    feed.refresh();
    await answer();
    expect(state()).toMatchObject({ phase: 'failed', error: { kind: 'unavailable' } });
    expect(seqs()).toHaveLength(10);
  });
});
