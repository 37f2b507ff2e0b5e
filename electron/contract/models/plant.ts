import { z } from 'zod';
import { idSchema, localizedSchema } from '../text.ts';

/**
 * What something needs in order to work. A clause names components and how many of them have to work:
 * `all` (no redundancy), `any` (one is enough), `atLeast n of`. All clauses of a list have to hold.
 */
export const needSchema = z.union([
  z.strictObject({ all: z.array(idSchema).min(1) }),
  z.strictObject({ any: z.array(idSchema).min(1) }),
  z.strictObject({ atLeast: z.int().min(1), of: z.array(idSchema).min(1) }),
]);
export type Need = z.infer<typeof needSchema>;

/** A place that services serve: a district office, a school. `group` gathers many sites into one row of the wall. */
export const siteSchema = z.object({
  id: idSchema,
  name: localizedSchema,
  group: idSchema.optional(),
  needs: z.array(needSchema),
});
export type Site = z.infer<typeof siteSchema>;

/** A group of sites, for example `schools`. `summary` groups are one row on the wall instead of one column a site. */
export const siteGroupSchema = z.object({ id: idSchema, name: localizedSchema, summary: z.boolean() });
export type SiteGroup = z.infer<typeof siteGroupSchema>;

/** A service in the citizens' terms, at the sites that it serves. */
export const serviceSchema = z.object({
  id: idSchema,
  name: localizedSchema,
  sites: z.array(idSchema).min(1),
  needs: z.array(needSchema),
});
export type Service = z.infer<typeof serviceSchema>;

/** Where a component stands: `u` is the lowest rack unit, `slot` the bay within a chassis. */
export const locationSchema = z.object({
  room: z.string(),
  rack: z.string(),
  u: z.number().optional(),
  height: z.number().optional(),
  slot: z.string().optional(),
});
export type Location = z.infer<typeof locationSchema>;

/** The part (FRU) that sits in a slot. Slot and part are two things: a swap changes the part. */
export const partSchema = z.object({
  manufacturer: z.string().optional(),
  model: z.string().optional(),
  number: z.string(),
  serial: z.string(),
});
export type Part = z.infer<typeof partSchema>;

/** Something that is watched. `system` names the whole that it belongs to, in words. */
export const componentSchema = z.object({
  id: idSchema,
  kind: z.string(),
  name: localizedSchema,
  system: localizedSchema.optional(),
  location: locationSchema.optional(),
  part: partSchema.optional(),
  needs: z.array(needSchema),
  priority: z.int().min(1).max(3),
});
export type Component = z.infer<typeof componentSchema>;

/** A room and its racks, in the order in which the wall draws them. `role` is the caption under a run of racks. */
export const roomSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  racks: z.array(z.object({ id: z.string(), units: z.int(), role: localizedSchema.optional() })),
});
export type Room = z.infer<typeof roomSchema>;

/** One row: the plant as a whole. */
export const plantSchema = z.object({
  name: localizedSchema,
  revision: z.int(),
  rooms: z.array(roomSchema),
  siteGroups: z.array(siteGroupSchema),
  timeZone: z.string(),
});
export type Plant = z.infer<typeof plantSchema>;

/** Somebody who works with the console. `badge` is what a badge reader types. */
export const personSchema = z.object({ id: idSchema, name: z.string(), role: localizedSchema });
export type Person = z.infer<typeof personSchema>;
