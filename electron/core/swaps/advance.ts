import type { Actor } from '../../contract/models/entry.ts';
import type { Swap } from '../../contract/models/swap.ts';
import type { Draft } from '../log/kinds.ts';
import { isDone, passesByItself, stepAfter, stepOf, untouched } from '../procedures/engine.ts';
import { factsAbout, installedPart } from '../procedures/surroundings.ts';
import type { ReadTables } from '../tables.ts';
import { reduceSwap, type SwapEntry, streamOf } from './reduce.ts';

/** The actor of everything that the swap procedure does by itself. */
export const procedureActor: Actor = { system: 'procedure' };

/**
 * Everything that follows by itself from where a swap stands: the current step passes when all its conditions hold, and
 * so do the gates behind it; the step at which the new part goes in changes the inventory; the last step ends the swap.
 * Empty while something is open.
 */
export function advance(swap: Swap, tables: ReadTables, actor: Actor, now: number): Draft[] {
  const drafts: Draft[] = [];
  const facts = factsAbout(tables, swap.component, swap.spare?.serial);
  const subject = streamOf(swap.id);
  let row = swap;
  while (row.status === 'running') {
    const step = stepOf(row.procedure, row.current);
    if (!isDone(step, row.progress[step.id] ?? untouched, facts)) break;
    const by = passesByItself(step) ? procedureActor : actor;
    const passed = { kind: 'swap.passed', subject, actor: by, data: { step: step.id } } as const;
    drafts.push(passed);
    if (step.kind === 'confirm' && step.hands === 'insert') drafts.push(...partInstalled(row, tables, by));
    if (stepAfter(row.procedure, step.id) === undefined) {
      drafts.push({ kind: 'swap.finished', subject, actor: by, data: {} });
      break;
    }
    row = foresee(row, passed, now);
  }
  return drafts;
}

/** The row as it will be once `entry` is durable: what follows from a decision is decided in the same breath. */
export function foresee(row: Swap, entry: Omit<SwapEntry, 'seq' | 'at'>, now: number): Swap {
  return reduceSwap(row, { ...entry, seq: row.version, at: now } as SwapEntry) ?? row;
}

function partInstalled(swap: Swap, tables: ReadTables, actor: Actor): Draft[] {
  if (swap.spare === undefined) return [];
  const previous = installedPart(tables, swap.component);
  return [
    {
      kind: 'part.installed',
      subject: `component/${swap.component}`,
      actor,
      data: {
        swap: swap.id,
        // The part number is the same, so make and model are too.
        part: { ...previous, ...swap.spare },
        ...(previous === undefined ? {} : { previous }),
      },
    },
  ];
}
