import { z } from 'zod';
import { idSchema, instantSchema } from '../text.ts';

/** Service restored and cause established are two different facts: two tracks that advance separately. */
export const serviceTrack = ['down', 'workaround', 'restored'] as const;
export const causeTrack = ['unknown', 'suspected', 'confirmed'] as const;

const milestoneSchema = z.object({ at: instantSchema, by: z.string(), text: z.string() });

/** A judgement on record about another incident: by whom, on what evidence. */
export const judgementSchema = z.object({
  incident: z.string(),
  verdict: z.enum(['related', 'not-related', 'undetermined']),
  because: z.string(),
  by: z.string(),
  at: instantSchema,
});
export type Judgement = z.infer<typeof judgementSchema>;

/** An incident (ITIL). Times are the ones at which things happened; the log has the times of writing. */
export const incidentSchema = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  lead: z.string(),
  since: instantSchema,
  declaredAt: instantSchema,
  declaredBy: z.string(),
  alarms: z.array(z.string()),
  components: z.array(idSchema),
  services: z.array(idSchema),
  service: z.object({ state: z.enum(serviceTrack), reached: z.record(z.string(), milestoneSchema) }),
  cause: z.object({ state: z.enum(causeTrack), reached: z.record(z.string(), milestoneSchema) }),
  judgements: z.array(judgementSchema),
  closed: z.object({ at: instantSchema, by: z.string() }).optional(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** A piece of work with an owner. `started`/`finished` are absent until they happen. */
export const actionSchema = z.object({
  id: z.string(),
  incident: z.string(),
  text: z.string(),
  owner: z.string(),
  due: instantSchema.optional(),
  addedAt: instantSchema,
  addedBy: z.string(),
  started: z.object({ at: instantSchema, by: z.string() }).optional(),
  finished: z.object({ at: instantSchema, by: z.string(), outcome: z.string() }).optional(),
});
export type Action = z.infer<typeof actionSchema>;
