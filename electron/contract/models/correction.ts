import { z } from 'zod';
import { instantSchema } from '../text.ts';

/**
 * What people said later about one of their own entries. The entry stays as it was written; `text` is what it should say
 * now, absent where it was taken back. `by` and `at` are of the newest correction.
 */
export const correctionSchema = z.object({
  /** The seq of the entry, as text. */
  id: z.string(),
  version: z.int(),
  text: z.string().optional(),
  retracted: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
});
export type Correction = z.infer<typeof correctionSchema>;
