import { z } from 'zod';
import { instantSchema } from '../text.ts';

/** What can be wrong with the file of the log. */
export const damageKinds = [
  /** The file is gone, though copies of it exist. */
  'missing',
  'empty',
  /** Shorter than it says itself. */
  'cut-short',
  'not-a-database',
  /** SQLite finds pages that contradict each other, or cannot read them. */
  'pages-damaged',
  /** The hash chain does not fit: an entry was changed, exchanged or removed. */
  'chain-broken',
  /** The write-ahead file beside it is damaged: SQLite would silently leave out what it holds behind that place. */
  'wal-damaged',
  /** Nothing: a person put a copy in its place. */
  'by-hand',
] as const;
export type DamageKind = (typeof damageKinds)[number];

/**
 * One time that the log was found damaged. `restored`: entries up to `lastSeq` are there again, and what was written
 * after them is not. `begun-anew`: nothing could be restored. `found`: seen while the console runs, which repairs it at
 * its next start. The damaged file is kept whole in `aside`.
 */
export const recoverySchema = z.object({
  id: z.string(),
  at: instantSchema,
  outcome: z.enum(['restored', 'begun-anew', 'found']),
  what: z.enum(damageKinds),
  /** The folder that the damaged file was moved to. */
  aside: z.string().optional(),
  /** The copy that was restored; absent when the entries came out of the damaged file alone. */
  from: z.string().optional(),
  /** The last entry that is there and proven by the chain; 0: none. For `found`: the first one that is wrong. */
  lastSeq: z.int(),
  /** When that entry was written. */
  lastAt: instantSchema.optional(),
  /** Entries taken over from the damaged file because they continue the chain of the copy. */
  carried: z.int(),
  /** Readable entries of the damaged file that do not continue the chain. */
  left: z.int(),
  acknowledged: z.object({ name: z.string(), at: instantSchema }).optional(),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** Where copies of the log are kept: beside it, or in the second folder that was given. */
export const backupPlaces = ['data', 'second'] as const;
export type BackupPlace = (typeof backupPlaces)[number];

/** How the copies in one place are. `lastGood` is the newest that was verified; absent: none is known. */
export const backupStateSchema = z.object({
  folder: z.string(),
  state: z.enum(['waiting', 'ok', 'failed']),
  message: z.string(),
  lastGood: z.object({ at: instantSchema, seq: z.int(), file: z.string(), size: z.int() }).optional(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

/** The last full verification of the log; `at` is its end. */
export const verificationSchema = z.object({
  state: z.enum(['waiting', 'running', 'good', 'damaged', 'failed']),
  at: instantSchema.optional(),
  entries: z.int().optional(),
  message: z.string(),
});
