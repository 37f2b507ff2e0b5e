import { expect, test } from 'vitest';
import { type Analysis, analyse, prepareModel } from '../impact/analyse.ts';
import type { Own } from '../impact/effective.ts';
import { loadPlant } from '../plant/load.ts';
import { day } from './day.ts';
import { type Hardware, insertPart, removePart, untouchedHardware } from './hardware.ts';
import { sparePart } from './parts.ts';
import { demoComponents, demoPlantText } from './plant.ts';
import { writeScenario } from './scenario.ts';

const loaded = loadPlant(demoPlantText('http://127.0.0.1:4711'), 'demo');
if (!loaded.ok) throw new Error('the plant of the demo is wrong');
const { components, services, sites } = loaded.plant;
const scenario = writeScenario(demoComponents());

/** Watches the demo with the console's own impact analysis, one look a second, as if every endpoint answered at once. */
function watch() {
  const model = prepareModel(components, services, sites);
  const own = new Map<string, Own>();
  let alarms = new Map<string, number>();
  const look = (now: number, hardware: Hardware): Analysis => {
    const says = scenario(now, hardware);
    for (const { id } of components) {
      const { word } = says(id);
      const state = word === 'gone' ? 'down' : word;
      const before = own.get(id);
      if (before?.state === state) continue;
      const wasOk = before === undefined || before.state === 'ok';
      own.set(id, { state, reason: { code: 'reported', detail: '' }, since: now, onset: wasOk ? now : before.onset });
    }
    const analysis = analyse(model, own, { now, speed: 1, alarms });
    const onset = (root: string) => analysis.effective.get(root)?.onset ?? now;
    alarms = new Map([...analysis.consequences.keys()].map((root) => [root, alarms.get(root) ?? onset(root)]));
    return analysis;
  };
  const until = (from: number, to: number, hardware: Hardware): Analysis[] =>
    Array.from({ length: (to - from) / 1000 + 1 }, (_, index) => look(from + index * 1000, hardware));
  return { look, until };
}

function rootsOf(analyses: readonly Analysis[]): string[] {
  return [...new Set(analyses.flatMap(({ consequences }) => [...consequences.keys()]))];
}

function downCells(analysis: Analysis | undefined): string[] {
  return analysis?.cells.filter(({ state }) => state === 'down').map(({ service, site }) => `${service}@${site}`) ?? [];
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('at 11:00 one root takes down 21 cells with 39 consequences, and nothing else is hurt', () => {
  const { look, until } = watch();
  expect(downCells(look(day.start, untouchedHardware))).toEqual([]);
  const outage = until(day.storageFault - 4_000, day.storageFault + 60_000, untouchedHardware);
  expect(rootsOf(outage)).toEqual(['storage-ctl-a']);
  const last = outage.at(-1);
  expect(last?.consequences.get('storage-ctl-a')).toEqual({ components: 39, cells: 21, services: 3, sites: 7 });
  expect(downCells(last)).toHaveLength(21);
  expect(last?.cells.filter(({ state }) => state !== 'ok')).toHaveLength(21);
});

test('the swap heals everything without a second root on the way', () => {
  const { look, until } = watch();
  look(day.start, untouchedHardware);
  until(day.storageFault, day.storageFault + 60_000, untouchedHardware);
  const removed = day.storageFault + 3_600_000;
  const empty = unwrap(removePart(untouchedHardware, 'A', removed));
  const label = { serial: sparePart.serial, partNumber: sparePart.number };
  const swapped = unwrap(insertPart(empty, 'A', label, removed + 60_000));
  const swap = [
    ...until(removed, removed + 59_000, empty),
    ...until(removed + 60_000, removed + 60_000 + 151_000, swapped),
  ];
  expect(rootsOf(swap)).toEqual(['storage-ctl-a']);
  const after = swap.at(-1);
  expect(after?.cells.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect([...(after?.effective.values() ?? [])].filter(({ state }) => state !== 'ok')).toEqual([]);
});

test('the eduPort outage is one root, three services in 300 schools, and no district', () => {
  const { look, until } = watch();
  look(day.eduportFails - 60_000, untouchedHardware);
  const outage = until(day.eduportFails, day.eduportFails + 10_000, untouchedHardware);
  expect(rootsOf(outage)).toEqual(['edu-broker']);
  const cells = downCells(outage.at(-1));
  expect(cells).toHaveLength(900);
  expect(cells.filter((cell) => !cell.startsWith('eduport-'))).toEqual([]);
});
