import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Log, openLog } from '../log/log.ts';
import { Bench } from './bench.fixture.ts';

const races = 1000;
const bench = new Bench();
let folder: string;
let log: Log;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'swap-race-'));
  const opened = openLog(folder, { now: () => bench.now });
  if (!opened.ok) throw new Error(opened.error.message);
  log = opened.value;
  log.onDurable((entries) => {
    for (const entry of entries) bench.fold(entry, bench.tables);
  });
});
afterAll(async () => {
  log.close();
  await rm(folder, { recursive: true });
});

async function record(decided: ReturnType<Bench['decide']>) {
  if (!decided.ok) throw new Error(decided.error.message);
  return log.append(decided.value.entries, decided.value.expected);
}

it(`of two people who confirm at the same moment exactly one wins, ${races} times on the real log`, async () => {
  let won = 0;
  for (let race = 0; race < races; race += 1) {
    const opened = bench.decide('swap.open', { component: 'ctl-a', procedure: 'swap-storage-controller' });
    if (!opened.ok) throw new Error(opened.error.message);
    await record(opened);
    const swap = opened.value.subject.replace('swap/', '');
    const both = ['jule', 'imke'].map((person) => bench.decide('swap.confirm', { swap, step: 'work-order' }, person));
    const results = await Promise.all(both.map(record));
    expect(results.filter((result) => !result.ok && result.error.kind === 'conflict')).toHaveLength(1);
    expect(bench.swap(swap).progress['work-order']?.confirmations).toHaveLength(1);
    won += results.filter((result) => result.ok).length;
    await record(bench.decide('swap.abort', { swap, reason: 'next race' }));
  }
  expect(won).toBe(races);
  expect(new Set(bench.tables.all('swap').map(({ id }) => id)).size).toBe(races);
}, 60_000);
