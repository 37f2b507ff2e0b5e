import { z } from 'zod';
import { idSchema, instantSchema } from '../text.ts';

/** What a probe can say, and what a component can be. Maintenance is an overlay of the plan, not of a probe. */
export const states = ['ok', 'degraded', 'down', 'unknown'] as const;
export const stateSchema = z.enum(states);
export type State = z.infer<typeof stateSchema>;

/** Why a verdict was reached: a closed code for the screen's words, and the raw detail (untrusted text). */
export const reasonCodes = [
  'status-code',
  'reported',
  'timeout',
  'refused',
  'reset',
  'dns',
  'tls',
  'too-large',
  'unexpected-type',
  'unparsable',
  'missing-status',
  'unknown-word',
  'redirect',
  'malformed',
  'late',
  'not-yet-probed',
  'not-watched',
  'needs',
  'redundancy-lost',
  'recovering',
  'monitor-fault',
] as const;
export const reasonSchema = z.object({ code: z.enum(reasonCodes), detail: z.string().max(500) });
export type Reason = z.infer<typeof reasonSchema>;

/** One look at one endpoint. `latencyMs` is the whole exchange; absent where nothing answered. */
export const observationSchema = z.object({
  state: stateSchema,
  reason: reasonSchema,
  latencyMs: z.number().nonnegative().optional(),
});
export type Observation = z.infer<typeof observationSchema>;

/**
 * A component as the screens show it. `state` already counts what it needs (derived) and is `unknown` while nothing
 * fresh is known; `observed` is what its own endpoints said. `alarm` names the alarm group that explains it.
 */
export const conditionSchema = z.object({
  component: idSchema,
  state: stateSchema,
  observed: stateSchema,
  since: instantSchema,
  reason: reasonSchema,
  role: z.enum(['normal', 'root', 'consequence']),
  alarm: z.string().optional(),
  swap: z.string().optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** A service at a site. `alarms` are the groups that hurt it, worst first; empty while it is ok. */
export const cellSchema = z.object({
  service: idSchema,
  site: idSchema,
  state: stateSchema,
  since: instantSchema,
  alarms: z.array(z.string()),
});
export type Cell = z.infer<typeof cellSchema>;
