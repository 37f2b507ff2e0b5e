import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Actor } from '../../contract/models/entry.ts';
import type { Part } from '../../contract/models/plant.ts';
import type { Decision, Handler, Noun } from '../noun.ts';
import type { ReadTables } from '../tables.ts';
import { type Bay, bays } from './hardware.ts';
import type { DemoHandle } from './launch.ts';
import { controllerIds } from './plant-storage.ts';

/** The demo's controls as commands. `getHandle` gives the running demo, or undefined where there is none. */
export function createDemoNoun(getHandle: () => DemoHandle | undefined): Noun {
  const withDemo = async (act: (demo: DemoHandle) => Promise<Result<Decision>>): Promise<Result<Decision>> => {
    const demo = getHandle();
    return demo === undefined ? noDemo() : await act(demo);
  };

  const play: Handler<'demo.play'> = (_input, { actor }) =>
    withDemo(async (demo) => {
      const done = await demo.play();
      return done.ok ? record(actor, 'play', new Date(done.value.anchor.console).toISOString()) : done;
    });

  const setSpeed: Handler<'demo.set-speed'> = ({ speed }, { actor }) =>
    withDemo(async (demo) => {
      const done = await demo.setSpeed(speed);
      return done.ok ? record(actor, 'set-speed', String(speed)) : done;
    });

  const insertSpare: Handler<'demo.insert-spare'> = ({ swap }, { tables, actor }) =>
    withDemo(async (demo) => {
      const spare = findSpare(tables, swap);
      if (!spare.ok) return spare;
      const done = await exchange(demo, spare.value);
      return done.ok ? record(actor, 'insert-spare', `${spare.value.part.serial} into slot ${spare.value.bay}`) : done;
    });

  return {
    name: 'demo',
    commands: { 'demo.play': play, 'demo.set-speed': setSpeed, 'demo.insert-spare': insertSpare },
    folds: {},
  };
}

interface Spare {
  bay: Bay;
  part: Part;
}

/** What the running swap wants to have inserted now, and where. */
function findSpare(tables: ReadTables, id: string): Result<Spare> {
  const swap = tables.get('swap', id);
  if (swap === undefined) {
    return refuse('not-found', `There is no swap '${id}'. Nothing was inserted.`, 'Open the swap again from its list.');
  }
  if (swap.status !== 'running') return closed(`Swap ${id} is ${swap.status}.`, 'Open a new swap.', swap.status);
  const step = swap.procedure.steps.find((candidate) => candidate.id === swap.current);
  if (step?.kind !== 'confirm' || step.hands !== 'insert') {
    return closed(
      'The swap is not at the step at which the new part is inserted.',
      'Do the steps before it.',
      swap.current,
    );
  }
  if (swap.spare === undefined) {
    return closed('No new part has been scanned in this swap.', 'Scan the new part first.', swap.current);
  }
  const bay = bays.find((candidate) => controllerIds[candidate] === swap.component);
  if (bay === undefined) {
    return refuse(
      'demo-unavailable',
      `The demo has hands only for the two controllers of the central storage, not for ${swap.component}. Nothing was inserted.`,
      'Swap one of the storage controllers.',
    );
  }
  return succeed({ bay, part: swap.spare });
}

/** What hands do at the slot: the old part comes out, if nobody has taken it out yet, and the spare goes in. */
async function exchange(demo: DemoHandle, { bay, part }: Spare): Promise<Result<unknown>> {
  const present = demo.state()?.hardware[bay].part;
  if (present !== null && present !== undefined && present.serial !== part.serial) {
    const removed = await demo.remove(bay);
    if (!removed.ok) return removed;
  }
  return demo.insert({ slot: bay, serial: part.serial, partNumber: part.number });
}

function record(actor: Actor, action: string, detail: string): Result<Decision> {
  return succeed({
    subject: 'console',
    entries: [{ kind: 'demo.controlled', subject: 'console', actor, data: { action, detail } }],
  });
}

function closed(message: string, next: string, at: string): Result<never> {
  return refuse('gate-closed', `${message} Nothing was inserted.`, next, { at });
}

function noDemo(): Result<never> {
  return refuse(
    'demo-unavailable',
    'The demo data center is not running here. Nothing was changed.',
    'Start the console with --demo.',
  );
}
