import { z } from 'zod';
import { needSchema, partSchema } from '../../contract/models/plant.ts';
import { idSchema, localizedInputSchema } from '../../contract/text.ts';

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A duration as people write it: `500ms`, `10s`, `2m`, `1h`. Milliseconds inside. */
export const durationSchema = z
  .string()
  .regex(/^\d{1,6}(ms|s|m|h)$/, 'write a duration as 500ms, 10s, 2m or 1h')
  .transform((text) => {
    const unit = (/[a-z]+$/.exec(text)?.[0] ?? 'ms') as keyof typeof units;
    return Number.parseInt(text, 10) * units[unit];
  })
  .refine((ms) => ms >= 100, 'the shortest duration is 100ms');

const locationInput = z.strictObject({
  room: z.string().min(1).max(64),
  rack: z.string().min(1).max(64),
  u: z.number().positive().optional(),
  height: z.number().positive().optional(),
  slot: z.string().min(1).max(64).optional(),
});

/** What stands in the plant file for one endpoint; each probe kind adds its own fields and checks them. */
export const endpointInputSchema = z.looseObject({
  id: idSchema,
  component: idSchema,
  probe: z.string().default('http'),
  interval: durationSchema.optional(),
  timeout: durationSchema.optional(),
});

/** The plant file, version 1. Its field names are a public surface: docs/plant.md. */
export const plantFileSchema = z.strictObject({
  version: z.literal(1),
  name: localizedInputSchema,
  timeZone: z
    .string()
    .default('UTC')
    .refine((zone) => {
      try {
        new Intl.DateTimeFormat('en', { timeZone: zone });
        return true;
      } catch {
        return false;
      }
    }, 'use a time zone of the IANA list, for example Europe/Berlin'),
  defaults: z
    .strictObject({ interval: durationSchema.default(10_000), timeout: durationSchema.default(3000) })
    .default({ interval: 10_000, timeout: 3000 }),
  people: z
    .array(
      z.strictObject({
        id: idSchema,
        name: z.string().min(1).max(200),
        role: localizedInputSchema,
        badge: z.string().optional(),
      }),
    )
    .default([]),
  siteGroups: z
    .array(z.strictObject({ id: idSchema, name: localizedInputSchema, summary: z.boolean().default(false) }))
    .default([]),
  sites: z
    .array(
      z.strictObject({
        id: idSchema,
        name: localizedInputSchema,
        group: idSchema.optional(),
        needs: z.array(needSchema).default([]),
      }),
    )
    .default([]),
  services: z
    .array(
      z.strictObject({
        id: idSchema,
        name: localizedInputSchema,
        sites: z.array(idSchema).default([]),
        siteGroups: z.array(idSchema).default([]),
        needs: z.array(needSchema).default([]),
      }),
    )
    .default([]),
  rooms: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        name: localizedInputSchema,
        racks: z
          .array(
            z.strictObject({
              id: z.string().min(1).max(64),
              units: z.int().min(1).max(60).default(42),
              role: localizedInputSchema.optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  components: z
    .array(
      z.strictObject({
        id: idSchema,
        kind: z.string().min(1).max(64),
        name: localizedInputSchema,
        system: localizedInputSchema.optional(),
        location: locationInput.optional(),
        part: partSchema.optional(),
        needs: z.array(needSchema).default([]),
        priority: z.int().min(1).max(3).default(2),
      }),
    )
    .default([]),
  endpoints: z.array(endpointInputSchema).default([]),
});
export type PlantFile = z.output<typeof plantFileSchema>;
/** The shape that a person writes, before defaults: what a generator of plant files produces. */
export type PlantFileInput = z.input<typeof plantFileSchema>;
