import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hardwareSchema } from './hardware.ts';
import { speedSchema } from './messages.ts';

/** What outlives the process: where the scenario stands (epoch ms), how fast it runs, and what hands have done. */
const savedSchema = z.strictObject({
  version: z.literal(1),
  scenario: z.int(),
  speed: speedSchema,
  hardware: hardwareSchema,
});
export type Saved = z.infer<typeof savedSchema>;

const fileName = 'demo.json';

/**
 * Reads the saved demo of a folder; undefined when there is none. A file that cannot be understood is moved aside under
 * a new name, and `say` is told.
 */
export function readSaved(folder: string, say: (line: string) => void): Saved | undefined {
  const file = join(folder, fileName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') say(`${file} cannot be read (${codeOf(cause)}); the demo begins anew`);
    return undefined;
  }
  try {
    return savedSchema.parse(JSON.parse(text));
  } catch {
    const aside = `${file}.unreadable-${Date.now()}`;
    try {
      renameSync(file, aside);
      say(`${file} is not a saved demo; it was kept as ${aside}, and the demo begins anew`);
    } catch (cause) {
      say(`${file} is not a saved demo and cannot be moved aside (${codeOf(cause)}); the demo begins anew`);
    }
    return undefined;
  }
}

/** Saves the demo: whole or not at all, also when the power fails meanwhile. Throws when the disk refuses. */
export function writeSaved(folder: string, saved: Saved): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, fileName);
  const next = `${file}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(saved)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}

/** The error code that Node gives, or the error as text. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : String(cause);
}
