import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Procedure, Step, StepProgress, Unlock } from '../../contract/models/swap.ts';
import { isSamePerson, type Someone } from './someone.ts';
import type { Comparison, Facts, Scan } from './step-kind.ts';
import { kindOf } from './steps/registry.ts';

export type Progress = Readonly<Record<string, StepProgress>>;

/** A step that nobody has touched. */
export const untouched: StepProgress = { confirmations: [], attempts: 0 };

/** The step with this id. Throws where there is none: ids come from the procedure itself. */
export function stepOf(procedure: Procedure, id: string): Step {
  const step = procedure.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new Error(`procedure ${procedure.id} has no step ${id}`);
  return step;
}

/** The step after `id`, or undefined after the last one. */
export function stepAfter(procedure: Procedure, id: string): Step | undefined {
  return procedure.steps[procedure.steps.findIndex((step) => step.id === id) + 1];
}

/** The place of a step, counted from 1. */
export function numberOf(procedure: Procedure, id: string): number {
  return procedure.steps.findIndex((step) => step.id === id) + 1;
}

/** True where a step passes without a person, as soon as its conditions hold. */
export function passesByItself(step: Step): boolean {
  return kindOf(step).people(step) === 0;
}

/** Every condition that opens the next step, met or open, in the order in which a person works through them. */
export function unlocksOf(step: Step, progress: StepProgress, facts: Facts): Unlock[] {
  const kind = kindOf(step);
  const people = Array.from({ length: kind.people(step) }, (_, index): Unlock => {
    const confirmation = progress.confirmations[index];
    return {
      code: 'person',
      met: confirmation !== undefined,
      params: { number: index + 1, ...(confirmation === undefined ? {} : { name: confirmation.name }) },
    };
  });
  return [...kind.requirements(step, progress, facts), ...people];
}

/** True when nothing stands between the step and the next one. */
export function isDone(step: Step, progress: StepProgress, facts: Facts): boolean {
  return unlocksOf(step, progress, facts).every((unlock) => unlock.met);
}

/** True until the step that cannot be taken back has passed. */
export function canAbort(procedure: Procedure, progress: Progress): boolean {
  return progress[procedure.abortUntil]?.passedAt === undefined;
}

/** Whether `who` may confirm the step now. Refuses with `gate-closed`, `mismatch`, `same-person` or `not-allowed`. */
export function mayConfirm(step: Step, progress: StepProgress, facts: Facts, who: Someone): Result<void> {
  const kind = kindOf(step);
  const people = kind.people(step);
  if (people === 0) {
    return refuse(
      'not-allowed',
      'This step is confirmed by the health of the plant, not by a person. Nothing was recorded.',
      'Wait until the condition holds; the console goes on by itself.',
    );
  }
  const open = kind.requirements(step, progress, facts).find((unlock) => !unlock.met);
  if (open !== undefined) {
    return progress.compared?.match === false
      ? refuse(
          'mismatch',
          'The scanned label does not match, so nobody can confirm it. The comparison is in the log.',
          'Scan the right part.',
        )
      : refuse(
          'gate-closed',
          'A condition of this step is still open. Nothing was recorded.',
          open.code === 'health' || open.code === 'cells' ? 'Wait until it holds.' : 'Scan the label first.',
          { condition: open.code },
        );
  }
  const same = progress.confirmations.find((confirmation) => isSamePerson(confirmation, who));
  if (same !== undefined) {
    return refuse(
      'same-person',
      `${same.name} has confirmed this step already. The second confirmation must come from somebody else.`,
      'Ask a second person to confirm.',
      { name: same.name },
    );
  }
  return succeed(undefined);
}

/** Puts a label beside what the step expects. Refuses with `not-allowed` where nothing is compared. */
export function compareLabel(step: Step, scan: Scan, facts: Facts): Result<Comparison> {
  const { compare } = kindOf(step);
  if (compare === undefined) {
    return refuse(
      'not-allowed',
      'This step compares no label. Nothing was recorded.',
      'Do what the step says, then confirm it.',
    );
  }
  return compare(step, scan, facts);
}
