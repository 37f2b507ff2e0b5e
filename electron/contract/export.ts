import { z } from 'zod';
import { consoleErrorSchema } from './errors.ts';
import { instantSchema, languages } from './text.ts';

/** The formats that the log can be exported in. */
export const exportFormats = ['jsonl', 'csv', 'md', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What to export: an incident, or the entries written from `from` on and before `to`; without any of them, all. */
export const exportRequestSchema = z
  .strictObject({
    format: z.enum(exportFormats),
    incident: z.string().min(1).max(100).optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    /** Names and ids of people are replaced by `Person 1`, `Person 2` and so on. */
    pseudonyms: z.boolean().default(false),
    /** The language of Markdown and PDF. */
    language: z.enum(languages).default('en'),
    /** CSV only: begins with a byte order mark, by which Excel knows UTF-8. */
    bom: z.boolean().default(false),
  })
  .refine((request) => request.incident === undefined || (request.from === undefined && request.to === undefined), {
    message: 'either an incident or a period, not both',
    path: ['incident'],
  })
  .refine((request) => request.from === undefined || request.to === undefined || request.from < request.to, {
    message: 'the period ends before it begins',
    path: ['to'],
  });
export type ExportRequest = z.output<typeof exportRequestSchema>;

/** The most that one answer of the query `log.export` carries; beyond it, the command line or the station exports. */
export const largestExportAnswer = {
  entries: 20_000,
  characters: 16_000_000,
  /** The longest log that a period or pseudonyms are searched in at once. */
  searched: 200_000,
} as const;

/** The answer of the query `log.export`: a file as text, or why there is none. */
export const exportAnswerSchema = z.union([
  z.object({ name: z.string(), mediaType: z.string(), text: z.string() }),
  z.object({ problem: consoleErrorSchema }),
]);
export type ExportAnswer = z.infer<typeof exportAnswerSchema>;
