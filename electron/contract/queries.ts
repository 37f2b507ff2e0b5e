import { z } from 'zod';
import { logEntrySchema } from './models/entry.ts';

/** The most entries that one answer carries. */
export const largestPage = 1000;

/** The one map of queries: name to input and output. Queries never change anything. */
export const queries = {
  /** Entries after `after`, oldest first. */
  'log.read': {
    input: z.strictObject({
      after: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(largestPage).default(100),
    }),
    output: z.object({ entries: z.array(logEntrySchema), lastSeq: z.int() }),
  },
  /** What happened around an incident: its own entries, its alarms', its swaps', its components'. Newest first. */
  'incident.timeline': {
    input: z.strictObject({
      incident: z.string().min(1).max(100),
      before: z.int().positive().optional(),
      limit: z.int().min(1).max(largestPage).default(200),
    }),
    output: z.object({ entries: z.array(logEntrySchema), more: z.boolean() }),
  },
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.output<(typeof queries)[Name]['input']>;
export type QueryRequest<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
export type QueryOutput<Name extends QueryName> = z.output<(typeof queries)[Name]['output']>;

/** True for a name of the map, and not for one inherited from Object. */
export function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(queries, name);
}
