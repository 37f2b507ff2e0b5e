import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Actor } from '../../contract/models/entry.ts';
import type { Procedure, Step, Swap } from '../../contract/models/swap.ts';
import { canAbort, numberOf, stepOf } from '../procedures/engine.ts';
import type { Someone } from '../procedures/someone.ts';
import { installedPart, redundancyOf } from '../procedures/surroundings.ts';
import type { ReadTables } from '../tables.ts';

/** `SWP-2019-0001`: the year is UTC, the number follows the highest one of that year. */
export function nextSwapId(ids: readonly string[], now: number): string {
  const prefix = `SWP-${new Date(now).getUTCFullYear()}-`;
  const numbers = ids.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}`;
}

/** The person who acts: a person of the plant by id or name, or whoever the typed name says. */
export function findPerson(tables: ReadTables, text: string): Someone {
  const wanted = text.trim().toLowerCase();
  const known = tables.all('person').find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  return known === undefined ? { person: text.trim(), name: text.trim() } : { person: known.id, name: known.name };
}

/** The person behind a command; the console itself cannot confirm. */
export function personBehind(actor: Actor): Result<Someone> {
  return 'person' in actor
    ? succeed({ person: actor.person, name: actor.name })
    : refuse('not-allowed', 'Only a person can do this. Nothing was recorded.', 'Say who you are, then try again.');
}

/** Whether a swap of `component` by `procedure` may begin; answers its partner. */
export function mayOpen(tables: ReadTables, component: string, procedure: Procedure): Result<string | undefined> {
  const row = tables.get('component', component);
  if (row === undefined) {
    return refuse(
      'not-found',
      `There is no component ${component} in the plant. Nothing was recorded.`,
      'Choose a component of the plant.',
      { component },
    );
  }
  if (row.kind !== procedure.for) {
    return refuse(
      'not-allowed',
      `The procedure ${procedure.id} swaps a ${procedure.for}, and ${component} is a ${row.kind}. Nothing was recorded.`,
      'Choose a component that the procedure is made for.',
      { component, kind: row.kind, for: procedure.for },
    );
  }
  if (installedPart(tables, component) === undefined) {
    return refuse(
      'not-allowed',
      `The plant names no part in the slot of ${component}, so its serial cannot be checked. Nothing was recorded.`,
      'Add the part (number, serial) to the plant file, then start the swap.',
      { component },
    );
  }
  const { partners } = redundancyOf(tables, component);
  if (partners.length === 0 && procedure.steps.some(waitsForPartner)) {
    return refuse(
      'not-allowed',
      `The plant names no redundant partner of ${component}, and the procedure needs one. Nothing was recorded.`,
      'Correct the dependencies in the plant file (any, atLeast), then start the swap.',
      { component },
    );
  }
  const running = tables.all('swap').filter((swap) => swap.status === 'running');
  const own = running.find((swap) => swap.component === component);
  if (own !== undefined) {
    return refuse(
      'conflict',
      `${own.id} is swapping ${component} already, opened by ${own.openedBy}. Nothing was recorded.`,
      'Go on with the running swap.',
      { swap: own.id, by: own.openedBy, at: own.openedAt },
    );
  }
  const other = running.find((swap) => partners.includes(swap.component));
  if (other !== undefined) {
    return refuse(
      'not-allowed',
      `${other.id} is swapping ${other.component}, which carries the load of ${component}. Nothing was recorded.`,
      'Finish or abort that swap first.',
      { swap: other.id, component: other.component },
    );
  }
  return succeed(partners[0]);
}

/** The running swap and its current step, if that is the one that the command means. A late click gets who was faster. */
export function currentStep(tables: ReadTables, id: string, step: string): Result<{ swap: Swap; step: Step }> {
  const found = runningSwap(tables, id);
  if (!found.ok) return found;
  const swap = found.value;
  if (swap.current === step) return succeed({ swap, step: stepOf(swap.procedure, step) });
  const passed = swap.progress[step];
  const current = { current: swap.current, number: numberOf(swap.procedure, swap.current) };
  if (passed?.passedAt !== undefined) {
    const by = passed.confirmations.at(-1)?.name ?? 'the health gate';
    return refuse(
      'conflict',
      `Step ${step} was passed already: ${by}, ${new Date(passed.passedAt).toISOString()}. Nothing of this was recorded.`,
      'Go on with the step that is open now.',
      { step, by, at: passed.passedAt, ...current },
    );
  }
  return refuse(
    'conflict',
    `Step ${step} is not open: the swap stands at ${swap.current}. Nothing was recorded.`,
    'Do the steps in their order.',
    { step, ...current },
  );
}

/** The swap with this id while it runs; afterwards a conflict that says how it ended. */
export function runningSwap(tables: ReadTables, id: string): Result<Swap> {
  const found = anySwap(tables, id);
  if (!found.ok || found.value.status === 'running') return found;
  const { status, ended } = found.value;
  return refuse(
    'conflict',
    `${id} is ${status} (${ended?.by ?? 'unknown'}). Nothing was recorded.`,
    'Open a new swap if the part has to be changed again.',
    { swap: id, status, by: ended?.by ?? '', at: ended?.at ?? 0 },
  );
}

export function anySwap(tables: ReadTables, id: string): Result<Swap> {
  const swap = tables.get('swap', id);
  return swap === undefined
    ? refuse('not-found', `There is no swap ${id}. Nothing was recorded.`, 'Look it up in the list of swaps.', {
        swap: id,
      })
    : succeed(swap);
}

/** Whether a swap can still be rolled back. */
export function mayAbort(swap: Swap): Result<void> {
  if (canAbort(swap.procedure, swap.progress)) return succeed(undefined);
  return refuse(
    'not-allowed',
    `The new part is in the slot since step ${numberOf(swap.procedure, swap.procedure.abortUntil)}: this swap cannot be rolled back. Nothing was recorded.`,
    'Finish this swap, or open a new one for the part that is in the slot now.',
    { step: swap.procedure.abortUntil },
  );
}

function waitsForPartner(step: Step): boolean {
  return step.kind === 'wait-for-health' && 'component' in step.gate && step.gate.component === '$partner';
}
