import type { Step } from '../../../contract/models/swap.ts';
import type { StepKind, StepOf } from '../step-kind.ts';
import { compare } from './compare.ts';
import { confirm } from './confirm.ts';
import { twoPerson } from './two-person.ts';
import { waitForHealth } from './wait-for-health.ts';

/** Every kind of step that a procedure file can name: one line a kind. */
export const stepKinds: { [Kind in Step['kind']]: StepKind<StepOf<Kind>> } = {
  confirm,
  compare,
  'two-person': twoPerson,
  'wait-for-health': waitForHealth,
};

/** The kind of a step, as one that takes any step: the discriminant guarantees that it is given its own. */
export function kindOf(step: Step): StepKind<Step> {
  return stepKinds[step.kind] as StepKind<Step>;
}
