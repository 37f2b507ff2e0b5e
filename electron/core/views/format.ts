import { z } from 'zod';
import { collections } from '../../contract/collections.ts';
import { reasonSchema, stateSchema } from '../../contract/models/condition.ts';
import { instantSchema } from '../../contract/text.ts';
import { loggedTables } from '../replay.ts';

/**
 * What the folds make of the log. Count it up whenever a fold gives other rows for the same entries than before: stored
 * views of the old folds are then left alone and the log is replayed. `golden.test.ts` fails where that was forgotten.
 */
export const foldsVersion = 1;

/** The file's name beside log.db. */
export const viewsFile = 'views.jsonl';

/**
 * The file is text, one JSON value a line: this header, the rows as `[table, id, row]` in the order of their tables, and
 * the seal. `program` wrote it; `seq` and `hash` are of the last entry that is in the rows.
 */
export const headerSchema = z.object({
  views: z.literal('leitstand'),
  folds: z.int(),
  program: z.string(),
  seq: z.int().positive(),
  hash: z.string(),
  rows: z.int().nonnegative(),
});
export type Header = z.infer<typeof headerSchema>;

/** The last line: SHA-256, in hex, of all bytes before it. It finds damage; who can write the file can also seal it. */
export const sealSchema = z.object({ sha256: z.string() });

export const rowLineSchema = z.tuple([z.enum(loggedTables), z.string(), z.unknown()]);

/** What a row of each table has to look like. */
export const rowSchemas = {
  ...collections,
  observed: z.object({
    component: z.string(),
    endpoints: z.record(
      z.string(),
      z.object({ state: stateSchema, reason: reasonSchema, since: instantSchema, onset: instantSchema }),
    ),
  }),
} as const;

/** The entry up to which rows were folded. */
export interface Point {
  seq: number;
  hash: string;
}
