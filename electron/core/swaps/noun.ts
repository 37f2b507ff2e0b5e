import type { Procedure } from '../../contract/models/swap.ts';
import type { Noun } from '../noun.ts';
import { createOpen, handlers } from './commands.ts';
import { folds } from './views.ts';

/** The noun of guided swaps. `procedures` are those that a new swap can begin with. */
export function createSwapsNoun(procedures: readonly Procedure[]): Noun {
  return { name: 'swaps', commands: { ...handlers, 'swap.open': createOpen(procedures) }, folds };
}
