import { z } from 'zod';
import { exportAnswerSchema, exportRequestSchema } from './export.ts';
import { logEntrySchema } from './models/entry.ts';
import { facetsSchema, histogramSchema, indexedSchema, searchFiltersSchema } from './models/search.ts';
import { longestSearch } from './search.ts';
import { instantSchema } from './text.ts';

/** The most entries that one answer carries. */
export const largestPage = 1000;

/** What a search looks for: words, and filters. */
const search = {
  text: z.string().max(longestSearch).default(''),
  filters: searchFiltersSchema.default({}),
};

/** The one map of queries: name to input and output. Queries never change anything. */
export const queries = {
  /** Entries after `after`, oldest first; fewer than `limit` where they are large. */
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
  /**
   * Entries that hold all words, newest first: those before `before`, or the ones next after `after`. `total` is exact
   * unless `more` says that there are more than these.
   */
  'log.search': {
    input: z.strictObject({
      ...search,
      before: z.int().positive().optional(),
      after: z.int().nonnegative().optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      entries: z.array(logEntrySchema),
      total: z.object({ count: z.int(), more: z.boolean() }),
      indexed: indexedSchema,
    }),
  },
  /** What a search finds, counted: over time, and by the values that filters offer. */
  'log.overview': {
    input: z.strictObject(search),
    output: z.object({
      histogram: histogramSchema.nullable(),
      facets: facetsSchema.nullable(),
      indexed: indexedSchema,
    }),
  },
  /** The entry nearest to an instant: the first one written then or after it, else the last one. */
  'log.at': {
    input: z.strictObject({ at: instantSchema }),
    output: z.object({ seq: z.int().nullable() }),
  },
  /** One entry with what corrects it, oldest first, and the hashes beside it in the chain. */
  'log.entry': {
    input: z.strictObject({ seq: z.int().positive() }),
    output: z.object({
      entry: logEntrySchema.nullable(),
      corrections: z.array(logEntrySchema),
      beside: z.array(logEntrySchema.pick({ seq: true, hash: true })),
    }),
  },
  /** A small export as text, for a screen without HTTP; a station's screens ask `GET /api/log/export`. */
  'log.export': { input: exportRequestSchema, output: exportAnswerSchema },
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.output<(typeof queries)[Name]['input']>;
export type QueryRequest<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
export type QueryOutput<Name extends QueryName> = z.output<(typeof queries)[Name]['output']>;

/** True for a name of the map, and not for one inherited from Object. */
export function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(queries, name);
}
