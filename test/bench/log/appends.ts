import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encodeBody } from '../../../electron/core/log/codec.ts';
import type { Draft } from '../../../electron/core/log/kinds.ts';
import { type Log, openLog } from '../../../electron/core/log/log.ts';
import { migrations } from '../../../electron/core/log/schema.ts';
import { makeFolder } from '../../support/station.ts';
import { type Figure, percentile } from '../figures.ts';
import { createHistoryClock, type History } from './history.ts';

const rounds = 200;
const appendsPerRound = 20;
/** Appends under way at once in a storm, and how many there are in all. */
const atOnce = 1000;
const storm = 100_000;

/**
 * Appends that wait for the disk one by one, beside the least that SQLite can do: a loop that inserts the same texts with
 * FULL, into a bare table, and into a table like the log's. All three take turns on the same disk; the median of single
 * appends is compared, so that what else the machine does hits none of them alone.
 */
export async function measureSingleAppends(history: History): Promise<Figure[]> {
  const { folder, remove } = makeFolder();
  const log = open(folder);
  const bare = openLoop(join(folder, 'bare.db'), bareTable, 'INSERT INTO entry (body) VALUES (?)');
  const alike = openLoop(
    join(folder, 'alike.db'),
    migrations[0] ?? '',
    'INSERT INTO entry (body, hash) VALUES (?, randomblob(32))',
  );
  const took = { log: [] as number[], bare: [] as number[], alike: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const drafts = Array.from({ length: appendsPerRound }, () => history.next());
    const bodies = drafts.map((draft) => encodeBody(draft, Date.now()));
    const turns = [
      async () => {
        for (const draft of drafts) took.log.push(await timed(() => appendOne(log, draft)));
      },
      async () => {
        for (const body of bodies) took.bare.push(await timed(() => bare.insert(body)));
      },
      async () => {
        for (const body of bodies) took.alike.push(await timed(() => alike.insert(body)));
      },
    ];
    // Whose turn comes first changes, so that nobody always follows the same other one.
    for (let turn = 0; turn < turns.length; turn += 1) await turns[(turn + round) % turns.length]?.();
  }
  log.close();
  bare.close();
  alike.close();
  remove();
  return [
    beside('a bare better-sqlite3 loop with FULL', took.log, took.bare, '>= 90 %', 0.9),
    beside('such a loop into the table of the log', took.log, took.alike, 'none', 0),
  ];
}

function beside(what: string, ours: number[], others: number[], asked: string, least: number): Figure {
  const [typical, typicalOther] = [percentile(ours, 0.5), percentile(others, 0.5)];
  const [quick, quickOther] = [percentile(ours, 0.1), percentile(others, 0.1)];
  const times = (one: number, other: number) => `${(1000 * one).toFixed(0)} µs against ${(1000 * other).toFixed(0)} µs`;
  const share = typicalOther / typical;
  return {
    name: `durable single appends, beside ${what} (${rounds * appendsPerRound} each, in turns)`,
    asked,
    measured: `${(100 * share).toFixed(0)} % (medians ${times(typical, typicalOther)}; quickest tenth ${times(quick, quickOther)})`,
    met: share >= least,
  };
}

/** A storm of single entries that arrive faster than the disk takes them. */
export async function measureGroupedAppends(history: History): Promise<Figure[]> {
  const { folder, remove } = makeFolder();
  const log = open(folder);
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const drafts = Array.from({ length: storm / 5 }, () => history.next());
    rates.push((1000 * drafts.length) / (await timed(() => appendMany(log, drafts))));
  }
  log.close();
  remove();
  const rate = percentile(rates, 0.5);
  return [
    {
      name: `grouped appends of one entry each, ${atOnce} under way at once (median of 5 storms of ${storm / 5})`,
      asked: '>= 20000/s',
      measured: `${rate.toFixed(0)}/s (min ${Math.min(...rates).toFixed(0)}, max ${Math.max(...rates).toFixed(0)})`,
      met: rate >= 20_000,
    },
  ];
}

function open(folder: string): Log {
  const opened = openLog(folder, createHistoryClock(1));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const bareTable = 'CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT';

/** One statement, without a transaction of its own. */
function openLoop(file: string, table: string, insert: string): { insert(body: string): void; close(): void } {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(table);
  const statement = db.prepare<[string]>(insert);
  return { insert: (body) => void statement.run(body), close: () => void db.close() };
}

async function appendOne(log: Log, draft: Draft): Promise<void> {
  const result = await log.append([draft]);
  if (!result.ok) throw new Error(result.error.message);
}

async function appendMany(log: Log, drafts: readonly Draft[]): Promise<void> {
  for (let from = 0; from < drafts.length; from += atOnce) {
    const results = await Promise.all(drafts.slice(from, from + atOnce).map((draft) => log.append([draft])));
    if (results.some((result) => !result.ok)) throw new Error('an append failed');
  }
}

/** Milliseconds. */
async function timed(work: () => Promise<void> | void): Promise<number> {
  const begun = performance.now();
  const running = work();
  if (running !== undefined) await running;
  return performance.now() - begun;
}
