import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogReader } from '../log/log.ts';
import { Tables } from '../tables.ts';
import { foldsVersion, headerSchema, type Point, rowLineSchema, rowSchemas, sealSchema, viewsFile } from './format.ts';

/** What was found: rows and the entry up to which they go, or why there are none (`absent`: nobody stored any yet). */
export type StoredViews =
  | { state: 'usable'; tables: Tables; upTo: Point }
  | { state: 'absent' }
  | { state: 'unusable'; because: string };

/**
 * Reads the stored rows of a data folder. They are used only when nothing in the file is damaged, these folds made them
 * (and `program` wrote them, where it is given), and the log still has the entry up to which they go. Never throws.
 */
export function readViews(folder: string, log: LogReader, program?: string): StoredViews {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, viewsFile));
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return absent ? { state: 'absent' } : { state: 'unusable', because: String(cause) };
  }
  try {
    return readBytes(bytes, log, program);
  } catch (cause) {
    return { state: 'unusable', because: `the file is not what it should be (${String(cause)})` };
  }
}

function readBytes(bytes: Buffer, log: LogReader, program: string | undefined): StoredViews {
  const content = openSeal(bytes);
  if (content === undefined) return { state: 'unusable', because: 'the file is damaged or was cut off' };
  const [first = '', ...lines] = content.toString('utf8').split('\n').slice(0, -1);
  const header = headerSchema.parse(JSON.parse(first));
  if (header.folds !== foldsVersion || (program !== undefined && header.program !== program)) {
    return {
      state: 'unusable',
      because: `another version wrote it (${header.program}, rows of version ${header.folds})`,
    };
  }
  if (header.rows !== lines.length) return { state: 'unusable', because: 'rows are missing' };
  const { seq, hash } = header;
  if (log.read(seq - 1, 1)[0]?.hash !== hash) {
    return { state: 'unusable', because: `it goes up to an entry ${seq} that is not in this log` };
  }
  const tables = new Tables();
  for (const line of lines) {
    const [name, id, row] = rowLineSchema.parse(JSON.parse(line));
    rowSchemas[name].parse(row);
    tables.set(name, id, row as never);
  }
  return { state: 'usable', tables, upTo: { seq, hash } };
}

/** The bytes before the seal, if it is right. */
function openSeal(bytes: Buffer): Buffer | undefined {
  const at = bytes.lastIndexOf('\n', -2) + 1;
  if (at === 0 || bytes.at(-1) !== 0x0a) return undefined;
  const content = bytes.subarray(0, at);
  let seal: ReturnType<typeof sealSchema.safeParse>;
  try {
    seal = sealSchema.safeParse(JSON.parse(bytes.toString('utf8', at)));
  } catch {
    return undefined;
  }
  return seal.success && seal.data.sha256 === createHash('sha256').update(content).digest('hex') ? content : undefined;
}
