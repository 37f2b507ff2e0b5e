import { readdir } from 'node:fs/promises';
import { type Backup, backupFolder, listBackups } from '../backup/names.ts';
import { chainHash, genesis } from '../chain.ts';
import type { PageReader } from './page-reader.ts';

/** How long to wait for a second folder that does not answer, in milliseconds. */
const patienceMs = 10_000;

/**
 * The copies that a log can be restored from, newest first. Which log they have to be of says its first entry, where it
 * can be read; otherwise the copies beside it say so, and those in a second folder only where all are of one log: it may
 * belong to other consoles too.
 */
export function candidates(data: string, second: readonly Backup[], pages: PageReader): Backup[] {
  const beside = listBackups(backupFolder(data));
  const log = firstHash(pages) ?? newest(beside)?.log ?? (sameLog(second) ? newest(second)?.log : undefined);
  if (log === undefined) return [];
  return [...beside, ...second]
    .filter((backup) => backup.log === log)
    .sort((a, b) => b.lastSeq - a.lastSeq || b.at - a.at);
}

/** Lists a folder that may be on a share which is absent or hangs: then it counts as empty. */
export async function listWithPatience(folder: string | undefined): Promise<Backup[]> {
  if (folder === undefined) return [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  const answered = await Promise.race([readdir(folder).catch(() => undefined), late]);
  clearTimeout(timer);
  return answered === undefined ? [] : listBackups(folder);
}

function firstHash(pages: PageReader): string | undefined {
  const first = pages.rows(1).find(({ body, hash }) => chainHash(genesis, 1, body.toString('utf8')).equals(hash));
  return first?.hash.toString('hex').slice(0, 12);
}

function newest(backups: readonly Backup[]): Backup | undefined {
  return backups.toSorted((a, b) => b.at - a.at || b.lastSeq - a.lastSeq)[0];
}

function sameLog(backups: readonly Backup[]): boolean {
  return new Set(backups.map(({ log }) => log)).size === 1;
}
