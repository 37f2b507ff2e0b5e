import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScheduler, type LookDone, type Scheduler, type SchedulerLimits } from './scheduler.ts';

const limits: SchedulerLimits = { concurrent: 4, perTarget: 4, firstRoundMs: 1000 };
let scheduler: Scheduler;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Adds a task that notes when it is looked at; `tookMs` may be endless. */
function watch(
  id: string,
  { target = id, intervalMs = 10_000, tookMs = 5, done = {} as Partial<LookDone> } = {},
): number[] {
  const times: number[] = [];
  scheduler.add({
    id,
    target,
    intervalMs,
    look: async () => {
      times.push(Date.now());
      if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
      return { slow: false, ...done };
    },
  });
  return times;
}

function make(changed: Partial<SchedulerLimits> = {}): void {
  scheduler = createScheduler(() => Date.now(), { ...limits, ...changed });
}

describe('the regular schedule', () => {
  test('everything is looked at within the first second, then spread evenly over the interval', async () => {
    make({ concurrent: 1000 });
    const all = Array.from({ length: 100 }, (_, index) => watch(`e${index}`));
    scheduler.start();
    await vi.advanceTimersByTimeAsync(1000);
    expect(all.every((times) => times.length === 1)).toBe(true);
    await vi.advanceTimersByTimeAsync(29_000);
    const perSecond = new Map<number, number>();
    for (const time of all.flat().filter((at) => at >= 20_000 && at < 30_000)) {
      const second = Math.floor(time / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect([...perSecond.values()].every((count) => count >= 9 && count <= 11)).toBe(true);
  });

  test('the phase stays, however long looks take', async () => {
    make();
    const times = watch('a', { tookMs: 300 });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(times.slice(1)).toEqual([10_000, 20_000, 30_000, 40_000, 50_000]);
  });

  test('a look that outlasts the interval is never doubled, and the ones left out are counted', async () => {
    make();
    const times = watch('a', { intervalMs: 1000, tookMs: 2500 });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(9000);
    expect(times).toEqual([0, 3000, 6000, 9000]);
    expect(scheduler.stats().skipped).toBeGreaterThan(0);
  });

  test('a look that asks for another one soon gets it, and the phase stays', async () => {
    make();
    const times = watch('a', { intervalMs: 10_000, tookMs: 0, done: { againInMs: 4000 } });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(times).toEqual([0, 4000, 8000, 10_000, 14_000, 18_000, 20_000]);
  });

  test('hurried, a task is looked at now and keeps its phase', async () => {
    make();
    const times = watch('a');
    scheduler.start();
    await vi.advanceTimersByTimeAsync(13_000);
    scheduler.hurry('a');
    await vi.advanceTimersByTimeAsync(8000);
    expect(times).toEqual([0, 10_000, 13_000, 20_000]);
  });
});

describe('limits', () => {
  test('never more looks at once than allowed', async () => {
    make({ concurrent: 3 });
    let running = 0;
    let most = 0;
    for (let index = 0; index < 50; index += 1) {
      scheduler.add({
        id: `e${index}`,
        target: `t${index}`,
        intervalMs: 1000,
        look: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 70));
          running -= 1;
          return { slow: false };
        },
      });
    }
    scheduler.start();
    await vi.advanceTimersByTimeAsync(5000);
    expect(most).toBe(3);
  });

  test('a target that hangs keeps only its own slots', async () => {
    make({ perTarget: 2 });
    for (let index = 0; index < 10; index += 1) watch(`h${index}`, { target: 'hanging', tookMs: 1e9 });
    const well = watch('well');
    scheduler.start();
    await vi.advanceTimersByTimeAsync(35_000);
    expect(well.length).toBe(4);
    expect(scheduler.stats().running).toBe(2);
  });

  test('many targets that ran into their deadline delay no others', async () => {
    make({ concurrent: 4 });
    for (let index = 0; index < 40; index += 1) watch(`h${index}`, { tookMs: 3000, done: { slow: true } });
    const well = watch('well');
    scheduler.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const before = well.length;
    await vi.advanceTimersByTimeAsync(100_000);
    expect(well.length - before).toBe(10);
  });
});

describe('coming and going', () => {
  test('a task that was removed is not looked at again', async () => {
    make();
    const gone = watch('gone');
    const stays = watch('stays');
    scheduler.start();
    await vi.advanceTimersByTimeAsync(5000);
    scheduler.remove('gone');
    await vi.advanceTimersByTimeAsync(20_000);
    expect([gone.length, stays.length]).toEqual([1, 3]);
  });

  test('a task that was removed amid its look is not looked at again', async () => {
    make();
    const gone = watch('gone', { tookMs: 500 });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(100);
    scheduler.remove('gone');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(gone.length).toBe(1);
  });

  test('a task added later has its first look within a second', async () => {
    make();
    scheduler.start();
    await vi.advanceTimersByTimeAsync(3000);
    const times = watch('late');
    await vi.advanceTimersByTimeAsync(1000);
    expect(times.length).toBe(1);
  });

  test('stopping waits for the looks under way, and nothing begins afterwards', async () => {
    make();
    const times = watch('a', { tookMs: 700 });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(100);
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(500);
    expect(stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(30_000);
    await stopping;
    expect(times).toEqual([0]);
  });
});
