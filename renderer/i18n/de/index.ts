import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { incidents } from './incidents.ts';
import { reasons } from './reasons.ts';
import { states } from './states.ts';
import { swaps } from './swaps.ts';
import { wall } from './wall.ts';
import { welcome } from './welcome.ts';

/** German, and the shape that every other language has to have. */
export const de = { states, reasons, errors, frame, wall, welcome, incidents, swaps };
export type Dictionary = typeof de;
