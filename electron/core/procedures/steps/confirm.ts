import type { StepKind, StepOf } from '../step-kind.ts';

/** Somebody says that it is done. */
export const confirm: StepKind<StepOf<'confirm'>> = {
  people: () => 1,
  requirements: () => [],
};
