import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Procedure } from '../../electron/contract/models/swap.ts';
import { readProcedure } from '../../electron/core/procedures/load.ts';
import { Tables } from '../../electron/core/tables.ts';
import { firstDifference } from '../../electron/core/views/compare.ts';
import { Acts } from '../support/log-model/acts.ts';
import { Desk } from '../support/log-model/desk.ts';
import { Model } from '../support/log-model/model.ts';
import { Random } from '../support/random.ts';

const nightly = process.env['LEITSTAND_NIGHTLY'] === '1';
const histories = nightly ? 50 : 4;
const length = nightly ? 20_000 : 5000;
/** Operations between two comparisons of all rows with the model. */
const stretch = 500;
const firstSeed = Number(process.env['LEITSTAND_SEED'] ?? Date.now() % 1_000_000_000);
const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);

const procedure = shipped();

function shipped(): Procedure {
  const file = join(import.meta.dirname, '../../resources/procedures/swap-storage-controller.yaml');
  const read = readProcedure(readFileSync(file, 'utf8'), 'swap-storage-controller.yaml');
  if (read.procedure === undefined) throw new Error(JSON.stringify(read.problems));
  return read.procedure;
}

function tablesOf(model: Model): Tables {
  const tables = new Tables();
  for (const [name, rows] of model.rows()) for (const [id, row] of rows) tables.set(name, id, row as never);
  return tables;
}

/** Runs one history and compares on the way; `at` tells how far it came. */
async function live(seed: number, folder: string, at: (operation: number, what: string) => void): Promise<void> {
  const random = new Random(seed);
  const clock = { now: Date.UTC(2019, 8, 24) };
  const model = new Model(procedure);
  const acts = new Acts(random, model, clock);
  const start = () => new Desk(folder, clock, procedure, model.swaps.live);
  let desk = start();
  for (let operation = 1; operation <= length; operation += 1) {
    const { what, agreed } = await acts.next(desk);
    at(operation, what);
    expect(agreed, what).toBe(true);
    expect(desk.log.lastSeq(), 'entries written').toBe(model.record.seq);
    if (random.chance(0.002)) desk.storeViews();
    if (operation % stretch !== 0) continue;
    expect(firstDifference(desk.tables, tablesOf(model)), 'console against model').toBeUndefined();
    if (random.chance(0.5)) await desk.kill();
    else await desk.stop();
    desk = start();
    expect(firstDifference(desk.tables, tablesOf(model)), 'console after a restart against model').toBeUndefined();
  }
  expect(firstDifference(desk.replayed(), desk.tables), 'replay against console').toBeUndefined();
  await desk.stop();
}

test.for(seeds)(
  'rows are what a simple model says, live, replayed and restored (seed %i)',
  { timeout: length * 60 },
  async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'leitstand-model-'));
    let reached = '';
    try {
      await live(seed, folder, (operation, what) => {
        reached = `operation ${operation}: ${what}`;
      });
    } catch (cause) {
      throw new Error(`LEITSTAND_SEED=${seed} shows it at ${reached}`, { cause });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
