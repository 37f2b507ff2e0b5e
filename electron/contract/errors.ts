import { z } from 'zod';

/**
 * Every error that leaves the core is one of these kinds. A new kind needs a sentence in `renderer/i18n` in both languages;
 * the type checker asks for it.
 */
export const errorKinds = [
  'invalid-input',
  'unknown-command',
  'not-found',
  'conflict',
  'not-allowed',
  'mismatch',
  'gate-closed',
  'same-person',
  'log-read-only',
  'log-full',
  'log-failed',
  'plant-invalid',
  'plant-missing',
  'demo-unavailable',
  'rate-limited',
  'unavailable',
  'internal',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** An error as data: what happened, and what to do next. `details` names the values that the sentence is about. */
export const consoleErrorSchema = z.object({
  kind: z.enum(errorKinds),
  message: z.string(),
  next: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type ConsoleError = z.infer<typeof consoleErrorSchema>;

/** The answer of everything that can be refused. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ConsoleError };

/** Wraps a value as success. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Builds a refusal: `message` says what happened and what was kept, `next` what a person does now. */
export function refuse(
  kind: ErrorKind,
  message: string,
  next: string,
  details?: ConsoleError['details'],
): { ok: false; error: ConsoleError } {
  return { ok: false, error: details === undefined ? { kind, message, next } : { kind, message, next, details } };
}
