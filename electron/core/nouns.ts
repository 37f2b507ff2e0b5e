import type { Procedure } from '../contract/models/swap.ts';
import { alarmsNoun } from './alarms/noun.ts';
import { conditionsNoun } from './conditions/views.ts';
import { createCorrectionsNoun } from './corrections/noun.ts';
import type { DemoHandle } from './demo/launch.ts';
import { createDemoNoun } from './demo/noun.ts';
import { incidentsNoun } from './incidents/noun.ts';
import type { Entry } from './log/kinds.ts';
import { recoveryNoun } from './log/recovery/noun.ts';
import type { Noun } from './noun.ts';
import { createSwapsNoun } from './swaps/noun.ts';

/** All nouns of the console: a new one is one line here. */
export function createNouns(
  procedures: readonly Procedure[],
  getDemo: () => DemoHandle | undefined,
  readEntry: (seq: number) => Entry | undefined = () => undefined,
): Noun[] {
  return [
    conditionsNoun,
    alarmsNoun,
    incidentsNoun,
    createSwapsNoun(procedures),
    createCorrectionsNoun(readEntry),
    recoveryNoun,
    createDemoNoun(getDemo),
  ];
}
