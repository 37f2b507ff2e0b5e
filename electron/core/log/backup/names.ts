import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Why a copy was made. It decides how long the copy is kept. */
export const backupReasons = ['hourly', 'daily', 'handover', 'manual'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A finished copy of a log. `log` tells logs apart: copies of several consoles may lie in one folder. */
export interface Backup {
  path: string;
  file: string;
  /** The first 12 hex digits of the hash of the log's first entry. */
  log: string;
  lastSeq: number;
  /** The console's time when it was made, epoch ms. */
  at: number;
  reason: BackupReason;
  /** Bytes. */
  size: number;
}

const pattern = /^log-([0-9a-f]{12})-(\d{12})-(\d{8}T\d{6}Z)-([a-z]+)\.db$/;
/** The end of a copy's name until it is verified. It says who makes it, and never counts as a copy. */
export function unfinishedOf(host: string, pid: number): string {
  return `${host.replace(/[^\w-]/g, '_')}-${pid}.partial`;
}

/** The folder beside the log that copies are kept in. */
export function backupFolder(data: string): string {
  return join(data, 'backups');
}

/** The name of a copy. Names of one log sort by what the copies hold, whatever the clock did meanwhile. */
export function backupName(log: string, lastSeq: number, at: number, reason: BackupReason): string {
  const time = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  return `log-${log}-${String(lastSeq).padStart(12, '0')}-${time}-${reason}.db`;
}

/** The finished copies in a folder, newest last: by log, then by their last entry. Empty where the folder is missing. */
export function listBackups(folder: string): Backup[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
  return files
    .toSorted()
    .map((file) => readName(folder, file))
    .filter((backup) => backup !== undefined);
}

function readName(folder: string, file: string): Backup | undefined {
  const [, log, seq, time = '', reason] = pattern.exec(file) ?? [];
  if (log === undefined || !backupReasons.includes(reason as BackupReason)) return undefined;
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const path = join(folder, file);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (Number.isNaN(at) || size === undefined) return undefined;
  return { path, file, log, lastSeq: Number(seq), at, reason: reason as BackupReason, size };
}
