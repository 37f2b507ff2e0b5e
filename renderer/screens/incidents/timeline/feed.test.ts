import { describe, expect, test } from 'vitest';
import { type Result, refuse, succeed } from '../../../../electron/contract/errors.ts';
import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import type { QueryOutput, QueryRequest } from '../../../../electron/contract/queries.ts';
import { freshSize, pageSize, watchTimeline } from './feed.ts';

type Question = QueryRequest<'incident.timeline'>;

function entry(seq: number): LogEntry {
  return {
    seq,
    at: new Date(seq * 1000).toISOString(),
    actor: { system: 'impact' },
    kind: 'alarm.returned',
    subject: 'alarm/a',
    data: {},
    hash: '0'.repeat(64),
  };
}

/** A log that grows, and a feed on it whose pauses end when the test says so. */
function bench() {
  const log: LogEntry[] = [];
  const questions: Question[] = [];
  let pauses: (() => void)[] = [];
  let broken = false;
  const ask = async (question: Question): Promise<Result<QueryOutput<'incident.timeline'>>> => {
    questions.push(question);
    if (broken) return refuse('unavailable', 'no line', 'wait');
    const found = log.filter((one) => one.seq < (question.before ?? Number.POSITIVE_INFINITY)).toReversed();
    const limit = question.limit ?? 200;
    return succeed({ entries: found.slice(0, limit), more: found.length > limit });
  };
  const feed = watchTimeline('INC-1', ask, (_, run) => {
    pauses.push(run);
    return () => {
      pauses = pauses.filter((one) => one !== run);
    };
  });
  return {
    feed,
    questions,
    grow(count: number) {
      for (let n = 0; n < count; n += 1) log.push(entry(log.length + 1));
    },
    settle: () => new Promise((resolve) => setTimeout(resolve)),
    endPause() {
      const due = pauses;
      pauses = [];
      for (const run of due) run();
    },
    breakLine() {
      broken = true;
    },
    seqs: () => feed.store.getState().entries.map((one) => one.seq),
  };
}

describe('watchTimeline', () => {
  test('asks once in a pause, however often the log grew', async () => {
    const { feed, questions, settle, endPause } = bench();
    feed.refresh();
    for (let n = 0; n < 5; n += 1) feed.refresh();
    await settle();
    expect(questions).toHaveLength(1);
    endPause();
    await settle();
    expect(questions).toHaveLength(2);
  });

  test('asks for little when it knows the rest', async () => {
    const { feed, questions, grow, settle, endPause, seqs } = bench();
    grow(3);
    feed.refresh();
    await settle();
    grow(2);
    feed.refresh();
    endPause();
    await settle();
    expect(questions.map((question) => question.limit)).toEqual([pageSize, freshSize]);
    expect(seqs()).toEqual([5, 4, 3, 2, 1]);
  });

  test('never shows a hole: it drops what does not join and says that there is more', async () => {
    const { feed, grow, settle, endPause, seqs } = bench();
    grow(3);
    feed.refresh();
    await settle();
    grow(pageSize + 50);
    feed.refresh();
    endPause();
    await settle();
    expect(seqs()).toHaveLength(pageSize);
    expect(feed.store.getState().more).toBe(true);
  });

  test('older pages join at the end until there are no more', async () => {
    const { feed, grow, settle, seqs } = bench();
    grow(pageSize + 30);
    feed.refresh();
    await settle();
    expect(feed.store.getState().more).toBe(true);
    await feed.older();
    expect(seqs()).toHaveLength(pageSize + 30);
    expect(feed.store.getState().more).toBe(false);
  });

  test('a fresh page does not forget that all older ones are known', async () => {
    const { feed, grow, settle, endPause } = bench();
    grow(pageSize + 30);
    feed.refresh();
    await settle();
    await feed.older();
    grow(1);
    feed.refresh();
    endPause();
    await settle();
    expect(feed.store.getState().more).toBe(false);
  });

  test('keeps what it knows when the line is lost', async () => {
    const { feed, grow, settle, endPause, breakLine, seqs } = bench();
    grow(2);
    feed.refresh();
    await settle();
    breakLine();
    feed.refresh();
    endPause();
    await settle();
    expect([feed.store.getState().phase, seqs()]).toEqual(['failed', [2, 1]]);
  });

  test('is silent after stop', async () => {
    const { feed, questions, settle, endPause } = bench();
    feed.refresh();
    feed.refresh();
    await settle();
    feed.stop();
    endPause();
    await settle();
    expect(questions).toHaveLength(1);
  });
});
