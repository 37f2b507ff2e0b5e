import type { Dictionary } from '../de/index.ts';
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

export const en: Dictionary = {
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
