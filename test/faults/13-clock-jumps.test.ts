import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyLog } from '../../electron/core/log/backup/copy.ts';
import { backupFolder, listBackups } from '../../electron/core/log/backup/names.ts';
import type { ChildHandle } from '../../electron/core/platform.ts';
import { createRuntime, type Runtime } from '../../electron/core/runtime.ts';
import { growLog, inBatch, listen } from '../support/damaged-log.ts';
import { eventually } from '../support/station.ts';

const year = 365 * 24 * 3_600_000;
let folder: string;
let wall = Date.UTC(2019, 8, 24, 9);
let runtime: Runtime | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-jump-'));
  wall = Date.UTC(2019, 8, 24, 9);
});
afterEach(async () => {
  await runtime?.stop();
  runtime = undefined;
  rmSync(folder, { recursive: true });
});

/** A host whose clock the test sets, and in which no process can be started. */
async function startRuntime(): Promise<Runtime> {
  const offset = wall - performance.now();
  const spawn = (): ChildHandle => ({
    onMessage: () => {},
    onExit: (listener) => listener('no processes here'),
    send: () => {},
    kill: () => {},
  });
  const created = await createRuntime(
    {
      time: { wall: () => Math.round(performance.now() + offset + shift), monotonic: () => performance.now() },
      paths: { data: folder, resources: join(import.meta.dirname, '..', '..', 'resources') },
      plantFile: join(folder, 'plant.yaml'),
      desk: 'test',
      version: '0.0.0',
      logger: listen(),
      spawn,
    },
    folder,
    { plantFile: join(folder, 'plant.yaml') },
  );
  if (!created.ok) throw new Error(created.error.message);
  await created.value.start();
  return created.value;
}
let shift = 0;

test('the clock jumps a year ahead and two years back: both are logged, and entries stay in the order of seq', async () => {
  shift = 0;
  runtime = await startRuntime();
  const { log } = runtime;
  const jumps = () => log.read(0, 1000).filter(({ kind }) => kind === 'clock.jumped');
  shift = year;
  await eventually(() => jumps().length === 1);
  shift = -year;
  await eventually(() => jumps().length === 2);
  const [ahead, back] = jumps().map(({ data }) => data as { from: string; to: string });
  const length = (jump: typeof ahead) => Date.parse(jump?.to ?? '') - Date.parse(jump?.from ?? '');
  expect(Math.abs(length(ahead) - year)).toBeLessThan(1000);
  expect(Math.abs(length(back) + 2 * year)).toBeLessThan(1000);
  const all = log.read(0, 1000);
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_entry, index) => index + 1));
  expect(all.at(-1)?.at).toBeLessThan(all[0]?.at ?? 0);
});

test('a clock that was set back while the console was off is logged at the start', async () => {
  shift = 0;
  runtime = await startRuntime();
  await runtime.stop();
  shift = -year;
  runtime = await startRuntime();
  expect(runtime.log.read(0, 1000).map(({ kind }) => kind)).toContain('clock.jumped');
});

test('copies made before a jump outlive it, in both directions', async () => {
  const copies = backupFolder(folder);
  const begin = Date.UTC(2019, 8, 24, 9);
  const make = async (now: number, reason: 'timed' | 'handover') => {
    await growLog(folder, inBatch);
    const copied = copyLog({ data: folder, folder: copies, reason, now });
    if (!copied.ok) throw new Error(copied.error.message);
  };
  for (let hour = 0; hour < 5; hour += 1) await make(begin + hour * 3_600_000, hour % 2 === 0 ? 'timed' : 'handover');
  const before = listBackups(copies).map(({ file }) => file);
  await make(begin + year, 'timed');
  await make(begin - year, 'timed');
  await make(begin + 6 * 3_600_000, 'handover');
  const after = listBackups(copies);
  expect(after.map(({ file }) => file)).toEqual(expect.arrayContaining(before));
  expect(after.map(({ lastSeq }) => lastSeq)).toEqual(after.map(({ lastSeq }) => lastSeq).toSorted((a, b) => a - b));
});
