import { z } from 'zod';
import { instantSchema } from '../text.ts';
import { backupStateSchema, verificationSchema } from './recovery.ts';

/** What can be wrong with a plant file as a whole: screens have words for these. */
export const problemCodes = ['missing', 'not-a-file', 'too-large', 'not-text', 'unreadable', 'empty'] as const;

/**
 * One thing wrong in a file: `line` and `column` count from 1; `value` is the offending text (untrusted). `message` is
 * for the file's author, in the words of the file's format (English).
 */
export const problemSchema = z.object({
  code: z.enum(problemCodes).optional(),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: z.string(),
  value: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** One row: how the console itself is. Every part that is not well says so here, and the screens show it. */
export const systemSchema = z.object({
  version: z.string(),
  desk: z.string(),
  log: z.object({ state: z.enum(['ok', 'read-only', 'full', 'failed']), message: z.string() }),
  plant: z.object({
    /** `none`: nothing is watched. `kept`: the newest file is wrong, the last good plant stays. */
    state: z.enum(['none', 'ok', 'kept']),
    source: z.string(),
    message: z.string(),
    problems: z.array(problemSchema),
  }),
  /**
   * Present when the log at this start was not the whole log that its last checkpoint saw at `time`: that one had `size`
   * entries. The checkpoint is kept in the data folder as `keptAs`.
   */
  mismatch: z.object({ size: z.int(), time: instantSchema, foundSize: z.int(), keptAs: z.string() }).optional(),
  /** Copies of the log: beside it, and in the second folder if there is one. */
  backups: z.object({ data: backupStateSchema.optional(), second: backupStateSchema.optional() }).optional(),
  /** The last time that the whole log was read and verified. */
  verification: verificationSchema.optional(),
  polling: z.object({ endpoints: z.int(), running: z.boolean() }),
  demo: z
    .object({
      state: z.enum(['starting', 'running', 'failed']),
      speed: z.number(),
      /** The moment of the day that 'play' jumps to, while it lies ahead. */
      nextScene: instantSchema.optional(),
      canInsertSpare: z.boolean(),
      spareSerial: z.string().optional(),
    })
    .optional(),
});
export type System = z.infer<typeof systemSchema>;
