import { z } from 'zod';
import { backupPlaces, damageKinds } from '../../../contract/models/recovery.ts';

/** What the log's keeper process is told to do, as JSON in its only argument. */
export const jobSchema = z.discriminatedUnion('job', [
  z.strictObject({
    job: z.literal('backup'),
    data: z.string(),
    second: z.string().optional(),
    /** Copies of this log were put into the second folder before. */
    expectSome: z.boolean(),
    reason: z.enum(['timed', 'handover', 'manual']),
    now: z.int(),
    expected: z.strictObject({ seq: z.int(), head: z.string() }).optional(),
  }),
  z.strictObject({ job: z.literal('verify'), data: z.string() }),
]);
export type Job = z.infer<typeof jobSchema>;

/** What it answers: one message a place, or one on the verification. */
export const findingSchema = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('copied'),
    where: z.enum(backupPlaces),
    folder: z.string(),
    file: z.string(),
    size: z.int(),
    lastSeq: z.int(),
    head: z.string(),
    ms: z.int(),
  }),
  z.strictObject({ t: z.literal('not-copied'), where: z.enum(backupPlaces), folder: z.string(), reason: z.string() }),
  z.strictObject({ t: z.literal('whole'), entries: z.int(), head: z.string(), ms: z.int() }),
  z.strictObject({ t: z.literal('damaged'), what: z.enum(damageKinds), seq: z.int().optional(), detail: z.string() }),
  z.strictObject({ t: z.literal('not-verified'), reason: z.string() }),
]);
export type Finding = z.infer<typeof findingSchema>;
