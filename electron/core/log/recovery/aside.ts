import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { damageKinds } from '../../../contract/models/recovery.ts';
import { syncToDisk } from '../backup/durable-files.ts';
import { replaceFile } from '../integrity/replace-file.ts';

/** The files that belong to a log. */
const logFiles = ['log.db', 'log.db-wal', 'log.db-shm', 'log.db-journal'] as const;
/** What is prepared to take the log's place. */
export const rebuiltFile = 'log.db.restored';

/**
 * What was decided about a damaged log. It is on disk before the first file is moved and until the new log holds an
 * entry on it, so that a power cut in between neither loses the damaged file nor the account of it.
 */
const decisionSchema = z.object({
  what: z.enum(damageKinds),
  detail: z.string(),
  aside: z.string(),
  /** Files of the log that are moved there. */
  moves: z.array(z.enum(logFiles)),
  outcome: z.enum(['restored', 'begun-anew']),
  from: z.string().optional(),
  lastSeq: z.int(),
  lastAt: z.int().optional(),
  carried: z.int(),
  left: z.int(),
});
export type Decision = z.infer<typeof decisionSchema>;

function decisionFile(data: string): string {
  return join(data, 'recovery.json');
}

/** Chooses a folder for the damaged file that does not exist yet. `now` is wall time, epoch ms. */
export function chooseAside(data: string, now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  for (let count = 1; ; count += 1) {
    const folder = join(data, `damaged-${time}${count === 1 ? '' : `-${count}`}`);
    if (!existsSync(folder)) return folder;
  }
}

/** The files of the log that are there now. */
export function presentLogFiles(data: string): Decision['moves'] {
  return logFiles.filter((file) => existsSync(join(data, file)));
}

/** Puts the decision on disk and carries it out. */
export function decide(data: string, decision: Decision): void {
  replaceFile(decisionFile(data), JSON.stringify(decision, undefined, 2), 0o644);
  carryOut(data, decision);
}

/** The decision that is not in the log yet. An unreadable one is given up: the files that it was about lie aside. */
export function openDecision(data: string): Decision | undefined {
  if (!existsSync(decisionFile(data))) return undefined;
  try {
    return decisionSchema.parse(JSON.parse(readFileSync(decisionFile(data), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Moves the damaged files aside and the new one into their place; what was done before a power cut is not done again. */
export function carryOut(data: string, decision: Decision): void {
  mkdirSync(decision.aside, { recursive: true });
  // Last the database itself: where it has arrived, everything has.
  for (const file of decision.moves.toReversed()) {
    const target = join(decision.aside, file);
    if (!existsSync(target) && existsSync(join(data, file))) renameSync(join(data, file), target);
  }
  syncToDisk(decision.aside);
  const rebuilt = join(data, rebuiltFile);
  if (decision.outcome === 'restored' && existsSync(rebuilt)) renameSync(rebuilt, join(data, 'log.db'));
  syncToDisk(data);
}

/** The decision stands in the log now. */
export function closeDecision(data: string): void {
  rmSync(decisionFile(data), { force: true });
}
