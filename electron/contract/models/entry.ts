import { z } from 'zod';

/** Who did it: a person at a desk, or a part of the console itself. */
export const actorSchema = z.union([
  z.object({ system: z.string().min(1).max(50) }),
  z.object({ person: z.string().min(1).max(100), name: z.string().min(1).max(200), desk: z.string().min(1).max(100) }),
]);
export type Actor = z.infer<typeof actorSchema>;

/**
 * One line of the incident log, as the API gives it. `at` is when it was written (UTC, ISO 8601, ms), `happenedAt` when
 * it happened, where a person says that this was earlier. `hash` chains it to the entry before.
 */
export const logEntrySchema = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  happenedAt: z.iso.datetime().optional(),
  actor: actorSchema,
  kind: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LogEntry = z.infer<typeof logEntrySchema>;
