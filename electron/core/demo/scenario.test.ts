import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from './day.ts';
import { dialectOf } from './dialect.ts';
import { bays, cacheSyncMs, type Hardware, insertPart, removePart, selfTestMs, untouchedHardware } from './hardware.ts';
import { failingPart, sparePart } from './parts.ts';
import { demoComponents } from './plant.ts';
import { dependents, writeScenario } from './scenario.ts';

const components = demoComponents();
const ids = components.map(({ id }) => id);
const scenario = writeScenario(components);
const onArray = [...dependents(components, 'storage-array')];
const hurt = new Set(['storage-ctl-a', 'storage-ctl-b', 'storage-array', ...onArray]);
const spareLabel: { serial: string; partNumber: string } = { serial: sparePart.serial, partNumber: sparePart.number };
/** Everything has failed or healed this long after its trigger. */
const settledMs = 30_000;

function notOk(now: number, hardware: Hardware = untouchedHardware): string[] {
  const says = scenario(now, hardware);
  return ids.filter((id) => says(id).word !== 'ok');
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function swapped(removedAt: number, insertedAt: number, label = spareLabel): Hardware {
  return unwrap(insertPart(unwrap(removePart(untouchedHardware, 'A', removedAt)), 'A', label, insertedAt));
}

describe('the storage outage', () => {
  test('on Tuesday morning everything is ok until the fault', () => {
    fc.assert(
      fc.property(fc.integer({ min: day.eduportRestored, max: day.storageFault - 1 }), (now) => {
        expect(notOk(now)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('at the fault controller A is the first and only one', () => {
    expect(notOk(day.storageFault)).toEqual(['storage-ctl-a']);
  });

  test('afterwards exactly the controllers, the array and what needs it are not ok', () => {
    fc.assert(
      fc.property(fc.integer({ min: settledMs, max: 14 * 24 * 3_600_000 }), (later) => {
        expect(new Set(notOk(day.storageFault + later))).toEqual(hurt);
      }),
      { numRuns: 20 },
    );
  });

  test('its consequences are 39 components', () => {
    expect(hurt.size - 1).toBe(39);
  });

  test('what has failed stays failed until somebody acts', () => {
    const gone = new Set<string>();
    for (let now: number = day.storageFault; now < day.storageFault + settledMs; now += 500) {
      const failed = new Set(notOk(now));
      for (const id of gone) expect(failed, `${id} came back by itself`).toContain(id);
      for (const id of failed) gone.add(id);
    }
  });
});

describe('the swap', () => {
  const removed = day.storageFault + 3_600_000;
  const inserted = removed + 300_000;

  test('an empty slot answers nothing sensible', () => {
    const hardware = unwrap(removePart(untouchedHardware, 'A', removed));
    expect(scenario(removed, hardware)('storage-ctl-a').word).toBe('gone');
    expect(new Set(notOk(removed, hardware))).toEqual(hurt);
  });

  test('a new controller tests itself, then the array synchronises, then all is ok', () => {
    const hardware = swapped(removed, inserted);
    const word = (id: string, after: number) => scenario(inserted + after, hardware)(id).word;
    const course = [0, selfTestMs - 1, selfTestMs, selfTestMs + cacheSyncMs - 1, selfTestMs + cacheSyncMs];
    expect(course.map((after) => word('storage-ctl-a', after))).toEqual(['degraded', 'degraded', 'ok', 'ok', 'ok']);
    expect(course.map((after) => word('storage-array', after))).toEqual(['down', 'down', 'degraded', 'degraded', 'ok']);
    expect(notOk(inserted + selfTestMs + cacheSyncMs + settledMs, hardware)).toEqual([]);
  });

  test('consequences heal after the array, not with it', () => {
    const hardware = swapped(removed, inserted);
    const still = notOk(inserted + selfTestMs + cacheSyncMs, hardware);
    expect(new Set(still)).toEqual(new Set(onArray));
  });

  test('the old part back in its slot is still broken', () => {
    const hardware = swapped(removed, inserted, { serial: failingPart.serial, partNumber: failingPart.number });
    expect(new Set(notOk(inserted + 3_600_000, hardware))).toEqual(hurt);
  });

  test('a part with another number heals nothing', () => {
    const hardware = swapped(removed, inserted, { serial: 'SC5-3120-00001', partNumber: 'SC5-3120' });
    expect(new Set(notOk(inserted + 3_600_000, hardware))).toEqual(hurt);
  });

  test('inserting into an occupied slot is refused, a repeat of the same part is not', () => {
    const occupied = insertPart(untouchedHardware, 'A', spareLabel, removed);
    expect(occupied.ok ? undefined : occupied.error.kind).toBe('conflict');
    const hardware = swapped(removed, inserted);
    expect(insertPart(hardware, 'A', spareLabel, inserted + 5_000)).toEqual({ ok: true, value: hardware });
  });

  test('whatever hands did before, spares in both slots heal everything', () => {
    const act = fc.record({
      bay: fc.constantFrom(...bays),
      serial: fc.constantFrom(failingPart.serial, sparePart.serial, 'SC7-4419-A09999'),
      partNumber: fc.constantFrom(sparePart.number, 'SC5-3120'),
      insert: fc.boolean(),
      wait: fc.integer({ min: 0, max: 400_000 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let now = day.start;
        let hardware = untouchedHardware;
        for (const { bay, insert, wait, ...label } of acts) {
          now += wait;
          const done = insert ? insertPart(hardware, bay, label, now) : removePart(hardware, bay, now);
          if (done.ok) hardware = done.value;
        }
        now = Math.max(now, day.storageFault) + 1000;
        for (const bay of bays) {
          const empty = removePart(hardware, bay, now);
          if (empty.ok) hardware = empty.value;
          const serial = `${sparePart.number}-NEW-${bay}`;
          hardware = unwrap(insertPart(hardware, bay, { serial, partNumber: sparePart.number }, now));
        }
        expect(notOk(now + selfTestMs + cacheSyncMs + settledMs, hardware)).toEqual([]);
      }),
    );
  });
});

describe('eduPort', () => {
  test('fails from Friday to early Tuesday, and nothing else does', () => {
    fc.assert(
      fc.property(fc.integer({ min: day.eduportFails, max: day.eduportRestored - 1 }), (now) => {
        const failed = notOk(now);
        expect(failed).toContain('edu-broker');
        expect(failed.filter((id) => !id.startsWith('edu-'))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('has no path to the central storage', () => {
    expect(onArray.filter((id) => id.startsWith('edu-'))).toEqual([]);
  });

  test('the two outages share no component', () => {
    const failed = notOk(day.eduportFails);
    expect(failed.filter((id) => hurt.has(id))).toEqual([]);
  });
});

test('only formats that know the word say degraded', () => {
  const says = [
    scenario(day.storageFault + settledMs, untouchedHardware),
    scenario(day.eduportFails, untouchedHardware),
  ];
  const degraded = components.filter(({ id }) => says.some((say) => say(id).word === 'degraded'));
  expect(degraded.filter((component) => dialectOf(component) !== 'health+json').map(({ id }) => id)).toEqual([]);
});
