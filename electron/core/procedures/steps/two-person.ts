import type { StepKind, StepOf } from '../step-kind.ts';

/** Two different persons say that it may be done. */
export const twoPerson: StepKind<StepOf<'two-person'>> = {
  people: () => 2,
  requirements: () => [],
};
