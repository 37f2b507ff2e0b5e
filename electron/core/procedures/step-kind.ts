import type { Result } from '../../contract/errors.ts';
import type { State } from '../../contract/models/condition.ts';
import type { Part } from '../../contract/models/plant.ts';
import type { Step, StepProgress, Unlock } from '../../contract/models/swap.ts';
import type { EntryData } from '../log/kinds.ts';

export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** What a step may look at. The engine knows neither tables nor log: whoever runs a procedure brings the facts. */
export interface Facts {
  /** The components that a gate's name stands for, and how many of them have to be well. Empty: nothing is known. */
  resolve(reference: string): { components: readonly string[]; needed: number };
  /** `unknown` where there is no verdict. */
  stateOf(component: string): State;
  /** The cells that hang on what is worked on; undefined while the plant does not know it. */
  cells(): { ok: number; total: number } | undefined;
  /** The part in the slot, according to the log or else the plant file. */
  installed: Part | undefined;
  /** What a serial on record belongs to; undefined where nobody has seen it before. */
  identify(serial: string): 'installed' | 'spare' | 'partner' | 'elsewhere' | undefined;
}

/** A label that somebody scanned or typed. */
export interface Scan {
  serial: string;
  partNumber?: string | undefined;
}

export type Comparison = Omit<EntryData<'swap.compared'>, 'step'>;

/** One kind of step. Pure: it judges, and whoever runs the procedure writes what was judged. */
export interface StepKind<Of extends Step> {
  /** How many different persons have to confirm; 0 where the step passes by itself. */
  people(step: Of): number;
  /** What has to hold before a person may confirm, met or open, in the order in which it is to be done. */
  requirements(step: Of, progress: StepProgress, facts: Facts): Unlock[];
  /** Puts a label beside what is expected. Absent where there is nothing to compare. */
  compare?(step: Of, scan: Scan, facts: Facts): Result<Comparison>;
}
