import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Draft } from '../../electron/core/log/kinds.ts';
import { openLog } from '../../electron/core/log/log.ts';
import type { Logger } from '../../electron/core/platform.ts';

/** Swallows what is told to the people who run the console, and keeps it for a failing test. */
export function listen(): Logger & { lines: string[] } {
  const lines: string[] = [];
  const take = (line: string) => void lines.push(line);
  return { lines, info: take, warn: take, error: take };
}

/** Some entries of different sizes; now and then one that needs overflow pages. */
export function entriesFrom(seq: number, count: number): Draft[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'note.added' as const,
    subject: `incident/${(seq + index) % 7}`,
    actor: { person: 'imke', name: 'Imke Hörms', desk: 'desk 1' },
    data: { text: `${seq + index} ${'ü'.repeat((seq + index) % 97 === 0 ? 9000 : (seq + index) % 50)}` },
  }));
}

/** Entries that `growLog` writes in one transaction. */
export const inBatch = 40;

/** Appends `count` entries to the log in `folder`; `during` runs while it is still open, its write-ahead file beside it. */
export async function growLog(folder: string, count: number, during: () => void = () => {}): Promise<void> {
  const opened = openLog(folder, { now: () => Date.UTC(2019, 8, 24, 9) });
  if (!opened.ok) throw new Error(opened.error.message);
  const log = opened.value;
  const first = log.lastSeq() + 1;
  for (let done = 0; done < count; done += inBatch) {
    const result = await log.append(entriesFrom(first + done, Math.min(inBatch, count - done)));
    if (!result.ok) throw new Error(result.error.message);
  }
  during();
  log.close();
}

/** The files of a log as they lie there now, copied into a new folder, as a power cut would leave them. */
export function copyLogFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) {
    if (file === 'backups' || /^log\.db(-wal)?$/.test(file))
      cpSync(join(from, file), join(to, file), { recursive: true });
  }
}

/** The hashes of all entries in the log of a folder, in order. */
export function readHashes(folder: string): string[] {
  const db = new Database(join(folder, 'log.db'), { readonly: true });
  try {
    return db.prepare<[], string>('SELECT lower(hex(hash)) FROM entry ORDER BY seq').pluck().all();
  } finally {
    db.close();
  }
}

/** A repeatable source of numbers from 0 to below `below` (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Flips `count` bits of a file at places that `random` gives; `from` and `to` bound them. Says which bytes. */
export function flipBits(
  file: string,
  count: number,
  random: (below: number) => number,
  from = 0,
  to?: number,
): number[] {
  const bytes = readFileSync(file);
  const places = Array.from({ length: count }, () => from + random(Math.min(to ?? bytes.length, bytes.length) - from));
  for (const place of places) bytes[place] = (bytes[place] ?? 0) ^ (1 << random(8));
  writeFileSync(file, bytes);
  return places;
}
