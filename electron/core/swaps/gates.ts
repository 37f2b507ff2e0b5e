import type { Guide, Swap } from '../../contract/models/swap.ts';
import type { Draft } from '../log/kinds.ts';
import { canAbort, passesByItself, stepOf, unlocksOf, untouched } from '../procedures/engine.ts';
import { factsAbout, redundancyOf } from '../procedures/surroundings.ts';
import type { ReadTables, Tables } from '../tables.ts';
import { advance, procedureActor } from './advance.ts';

/**
 * The entries by which running swaps pass the gates whose health has come, for the console to append after each change
 * of health. Asking twice before they are durable gives the same entries; on record twice they count once.
 */
export function gatesToPass(tables: ReadTables, now: number): Draft[] {
  return running(tables)
    .filter((swap) => passesByItself(stepOf(swap.procedure, swap.current)))
    .flatMap((swap) => advance(swap, tables, procedureActor, now));
}

/**
 * Writes one `guide` row a running swap: what its screen shows beside the row itself. Derived, never on record. To be
 * called when health or swaps have changed; a row that says the same is left as it is, so that no delta is sent.
 */
export function deriveGuides(tables: Tables): void {
  const rows = new Map<string, Guide>();
  for (const swap of running(tables)) {
    const guide = guideOf(swap, tables);
    const before = tables.get('guide', swap.id);
    rows.set(swap.id, before !== undefined && JSON.stringify(before) === JSON.stringify(guide) ? before : guide);
  }
  tables.replace('guide', rows);
}

function guideOf(swap: Swap, tables: ReadTables): Guide {
  const step = stepOf(swap.procedure, swap.current);
  const facts = factsAbout(tables, swap.component, swap.spare?.serial);
  const { partners, system } = redundancyOf(tables, swap.component);
  return {
    swap: swap.id,
    step: step.id,
    unlocks: unlocksOf(step, swap.progress[step.id] ?? untouched, facts),
    canAbort: canAbort(swap.procedure, swap.progress),
    partners: [...partners],
    ...(system === undefined ? {} : { system }),
  };
}

function running(tables: ReadTables): Swap[] {
  return tables.all('swap').filter((swap) => swap.status === 'running');
}
