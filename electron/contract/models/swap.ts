import { z } from 'zod';
import { idSchema, instantSchema, localizedSchema } from '../text.ts';
import { stateSchema } from './condition.ts';
import { partSchema } from './plant.ts';

/** What a wait-for-health step waits for: a component in one of the states, or all cells of the hurt services ok. */
export const gateSchema = z.union([
  z.strictObject({ component: z.string(), states: z.array(stateSchema).min(1) }),
  z.strictObject({ cells: z.literal('ok') }),
]);
export type Gate = z.infer<typeof gateSchema>;

const stepBase = {
  id: idSchema,
  title: localizedSchema,
  text: localizedSchema,
  /** Sub-line while the step is locked, and what the proceed button is called. */
  button: localizedSchema.optional(),
};

/** A step of a procedure file. `hands` marks the step at which somebody works on the hardware (demo: the control). */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ ...stepBase, kind: z.literal('confirm'), hands: z.enum(['remove', 'insert']).optional() }),
  z.object({
    ...stepBase,
    kind: z.literal('compare'),
    /** `installed`: the serial must equal the part in the slot. `spare`: a new serial, with the slot's part number. */
    against: z.enum(['installed', 'spare']),
    people: z.union([z.literal(1), z.literal(2)]),
  }),
  z.object({ ...stepBase, kind: z.literal('two-person') }),
  z.object({ ...stepBase, kind: z.literal('wait-for-health'), gate: gateSchema }),
]);
export type Step = z.infer<typeof stepSchema>;

/** A procedure: which kind of component it swaps, its steps in order, and until which step it can be rolled back. */
export const procedureSchema = z.object({
  id: idSchema,
  title: localizedSchema,
  for: z.string(),
  abortUntil: idSchema,
  rollback: localizedSchema,
  steps: z.array(stepSchema).min(1),
});
export type Procedure = z.infer<typeof procedureSchema>;

/** What has happened at a step so far. */
export const stepProgressSchema = z.object({
  confirmations: z.array(z.object({ person: z.string(), name: z.string(), at: instantSchema })),
  compared: z
    .object({
      expected: z.string(),
      scanned: z.string(),
      match: z.boolean(),
      /** What the scanned serial really is, where the console knows. */
      identifiedAs: z.enum(['installed', 'spare', 'partner', 'unknown']),
      partNumber: z.string().optional(),
      at: instantSchema,
      by: z.string(),
    })
    .optional(),
  attempts: z.int(),
  passedAt: instantSchema.optional(),
});
export type StepProgress = z.infer<typeof stepProgressSchema>;

/** A guided swap of the part in a slot. `current` is the id of the step to do; the procedure is the copy it began with. */
export const swapSchema = z.object({
  id: z.string(),
  version: z.int(),
  component: idSchema,
  partner: idSchema.optional(),
  incident: z.string().optional(),
  procedure: procedureSchema,
  status: z.enum(['running', 'aborted', 'finished']),
  current: idSchema,
  progress: z.record(z.string(), stepProgressSchema),
  removed: partSchema.optional(),
  spare: partSchema.optional(),
  openedAt: instantSchema,
  openedBy: z.string(),
  ended: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).optional(),
});
export type Swap = z.infer<typeof swapSchema>;

/** The part that the log says is in a slot now; takes precedence over the plant file. */
export const installedPartSchema = z.object({
  component: idSchema,
  part: partSchema,
  since: instantSchema,
  swap: z.string(),
});
export type InstalledPart = z.infer<typeof installedPartSchema>;

/** What can stand between a step and the next one. The screen has the words for each code; `params` has the facts. */
export const unlockCodes = ['person', 'serial', 'spare', 'health', 'cells'] as const;
export const unlockSchema = z.object({
  code: z.enum(unlockCodes),
  met: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Unlock = z.infer<typeof unlockSchema>;

/**
 * Where a running swap stands now, derived from its row and the live health by the same rules that judge a command.
 * `partners` share the redundancy with the component, `system` is what needs them; `unlocks` are all conditions of the
 * current step, met or open.
 */
export const guideSchema = z.object({
  swap: z.string(),
  step: idSchema,
  unlocks: z.array(unlockSchema),
  canAbort: z.boolean(),
  partners: z.array(idSchema),
  system: idSchema.optional(),
});
export type Guide = z.infer<typeof guideSchema>;
