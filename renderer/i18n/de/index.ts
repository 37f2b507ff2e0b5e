import { errors } from './errors.ts';
import { exporting } from './export.ts';
import { frame } from './frame.ts';
import { incidents } from './incidents.ts';
import { log } from './log.ts';
import { problems } from './problems.ts';
import { reasons } from './reasons.ts';
import { recovery } from './recovery.ts';
import { states } from './states.ts';
import { swaps } from './swaps.ts';
import { timeline } from './timeline.ts';
import { wall } from './wall.ts';
import { welcome } from './welcome.ts';

/** German, and the shape that every other language has to have. */
export const de = {
  states,
  reasons,
  problems,
  errors,
  frame,
  wall,
  welcome,
  incidents,
  swaps,
  timeline,
  log,
  recovery,
  exporting,
};

/** A text in any language: the German words are an example, not the type. */
type AnyWords<T> = T extends (...args: infer Arguments) => infer Words
  ? (...args: Arguments) => AnyWords<Words>
  : T extends string
    ? string
    : { [Key in keyof T]: AnyWords<T[Key]> };

export type Dictionary = AnyWords<typeof de>;
