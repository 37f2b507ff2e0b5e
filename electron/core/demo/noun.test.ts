import { expect, test } from 'vitest';
import type { Swap } from '../../contract/models/swap.ts';
import type { CommandContext } from '../noun.ts';
import { Tables } from '../tables.ts';
import { day } from './day.ts';
import { type Hardware, untouchedHardware } from './hardware.ts';
import type { DemoHandle } from './launch.ts';
import { createDemoNoun } from './noun.ts';
import { sparePart } from './parts.ts';
import { Stage } from './stage.ts';

const both = (text: string) => ({ de: text, en: text });
const swap: Swap = {
  id: 'SWP-1',
  version: 4,
  component: 'storage-ctl-a',
  procedure: {
    id: 'storage-controller',
    title: both('swap'),
    for: 'storage-controller',
    abortUntil: 'insert',
    rollback: both('back'),
    steps: [
      { id: 'remove', kind: 'confirm', hands: 'remove', title: both('remove'), text: both('remove') },
      { id: 'insert', kind: 'confirm', hands: 'insert', title: both('insert'), text: both('insert') },
    ],
  },
  status: 'running',
  current: 'insert',
  progress: {},
  spare: { ...sparePart },
  openedAt: 0,
  openedBy: 'petersen',
};

/** A demo without a process: the real stage behind the handle. */
function setUp(row: Swap | undefined, hardware: Hardware = untouchedHardware) {
  const stage = new Stage(() => 0, { at: day.storageFault + 60_000, speed: 1, hardware });
  const answer = async (done: ReturnType<Stage['play']>) =>
    done.ok ? { ok: true as const, value: stage.state() } : done;
  const handle: DemoHandle = {
    ready: new Promise(() => {}),
    onClock: () => {},
    onExit: () => {},
    play: () => answer(stage.play()),
    setSpeed: (speed) => answer(stage.setSpeed({ speed })),
    remove: (slot) => answer(stage.remove({ slot })),
    insert: (input) => answer(stage.insert(input)),
    state: () => stage.state(),
    stop: () => {},
  };
  const tables = new Tables();
  if (row !== undefined) tables.set('swap', row.id, row);
  const context: CommandContext = {
    tables,
    now: stage.now(),
    actor: { person: 'petersen', name: 'Jule Petersen', desk: 'd' },
    sender: { person: 'petersen', desk: 'd' },
  };
  return { stage, context, noun: createDemoNoun(() => handle) };
}

async function insertSpare(row: Swap | undefined, hardware?: Hardware) {
  const { stage, context, noun } = setUp(row, hardware);
  const result = await noun.commands['demo.insert-spare']?.({ swap: 'SWP-1' }, context);
  return { result, inserted: stage.state().hardware.A.part?.serial };
}

test('the spare goes into the slot, in place of the old part, and is on record', async () => {
  const { result, inserted } = await insertSpare(swap);
  expect(inserted).toBe(sparePart.serial);
  expect(result).toMatchObject({
    ok: true,
    value: { subject: 'console', entries: [{ kind: 'demo.controlled', data: { action: 'insert-spare' } }] },
  });
});

test('an emptied slot takes the spare as well', async () => {
  const hardware = { ...untouchedHardware, A: { part: null, since: day.storageFault } };
  expect((await insertSpare(swap, hardware)).inserted).toBe(sparePart.serial);
});

const { spare: _none, ...withoutSpare } = swap;
test.each([
  ['another step', { ...swap, current: 'remove' }, 'gate-closed'],
  ['no scanned spare', withoutSpare, 'gate-closed'],
  ['an aborted swap', { ...swap, status: 'aborted' as const }, 'gate-closed'],
  ['a swap that is not there', undefined, 'not-found'],
  ['a component without hands', { ...swap, component: 'storage-psu-1' }, 'demo-unavailable'],
])('%s inserts nothing', async (_what, row, kind) => {
  const { result, inserted } = await insertSpare(row);
  expect(result?.ok === false ? result.error.kind : 'ok').toBe(kind);
  expect(inserted).toBe(untouchedHardware.A.part?.serial);
});

test('without a demo every control says so', async () => {
  const { context } = setUp(swap);
  const noun = createDemoNoun(() => undefined);
  const results = [
    await noun.commands['demo.play']?.({}, context),
    await noun.commands['demo.set-speed']?.({ speed: 2 }, context),
    await noun.commands['demo.insert-spare']?.({ swap: 'SWP-1' }, context),
  ];
  expect(results.map((result) => (result?.ok === false ? result.error.kind : 'ok'))).toEqual([
    'demo-unavailable',
    'demo-unavailable',
    'demo-unavailable',
  ]);
});

test('speed and play are on record', async () => {
  const { stage, context, noun } = setUp(undefined);
  const speed = await noun.commands['demo.set-speed']?.({ speed: 60 }, context);
  const play = await noun.commands['demo.play']?.({}, context);
  expect(stage.state().anchor.speed).toBe(60);
  expect([speed?.ok, play?.ok]).toEqual([true, true]);
});
