import { z } from 'zod';
import { idSchema, instantSchema } from '../text.ts';

/** The groups that the log screen offers for kinds of entries. */
export const kindGroups = ['machine', 'people', 'state', 'swap', 'notice'] as const;
export type KindGroup = (typeof kindGroups)[number];

/** Filters of a search. All of them have to hold; a list holds where one of it does. Times are the ones of writing. */
export const searchFiltersSchema = z.strictObject({
  /** From this instant on. */
  from: instantSchema.optional(),
  /** Before this instant. */
  to: instantSchema.optional(),
  groups: z.array(z.enum(kindGroups)).max(kindGroups.length).optional(),
  /** Ids of people, or `system:NAME` for a part of the console. */
  actors: z.array(z.string().min(1).max(200)).max(50).optional(),
  /** A component: its own entries, its alarms' and its swaps'. */
  component: idSchema.optional(),
  /** A service: the incidents that name it, and the components that it needs itself. */
  service: idSchema.optional(),
  /** An incident: its own entries, its actions', alarms' and swaps'. */
  incident: z.string().min(1).max(100).optional(),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

/** How far the search index has read: `seq` of `of`. While it is behind, entries after `seq` are not found. */
export const indexedSchema = z.object({ seq: z.int(), of: z.int() });

/** Counts over a period in equal steps of `size` milliseconds from `from` on. `matching` may count only the newest. */
export const histogramSchema = z.object({
  from: instantSchema,
  size: z.int().positive(),
  all: z.array(z.int()),
  matching: z.array(z.int()),
  /** True where there were too many matches: only the newest ones are counted. */
  partial: z.boolean(),
});
export type Histogram = z.infer<typeof histogramSchema>;

/** What a search would give by group, actor and component, each without its own filter. Null: too many to count. */
export const facetsSchema = z.object({
  groups: z.partialRecord(z.enum(kindGroups), z.int()),
  actors: z.array(z.object({ actor: z.string(), name: z.string(), count: z.int() })),
  components: z.array(z.object({ component: z.string(), count: z.int() })),
});
export type Facets = z.infer<typeof facetsSchema>;
