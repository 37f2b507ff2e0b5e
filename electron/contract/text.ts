import { z } from 'zod';

/** The two languages that every text of the console exists in. */
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** A name or sentence in both languages. A plain string in a file stands for both. */
export const localizedSchema = z.object({ de: z.string().min(1), en: z.string().min(1) });
export type Localized = z.infer<typeof localizedSchema>;

/** Accepts `name: Altona` and `name: { de: ..., en: ... }`. */
export const localizedInputSchema = z.union([
  z
    .string()
    .min(1)
    .max(200)
    .transform((text): Localized => ({ de: text, en: text })),
  z.strictObject({ de: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
]);

/** An identifier in the plant file: stable, short, safe in URLs and subjects. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'use 1 to 64 of a-z 0-9 . _ - and begin with a letter or digit');

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = z.int();
