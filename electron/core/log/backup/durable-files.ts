import { closeSync, constants, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Waits until the content of a file, or the names in a folder, are on disk. Throws what the file system says. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (cause) {
    // Some network file systems do not know fsync on folders; on Windows nobody does.
    if (!(cause instanceof Error && 'code' in cause && ['EINVAL', 'EPERM', 'ENOTSUP'].includes(String(cause.code)))) {
      throw cause;
    }
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished file its final name: content first, then the name, so that a half file never carries it. */
export function putInPlace(temporary: string, final: string): void {
  syncToDisk(temporary);
  renameSync(temporary, final);
  syncToDisk(dirname(final));
}

/** Copies a file, sharing its blocks where the file system can, and waits until the copy is on disk. */
export function copyDurably(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  syncToDisk(to);
}

/** The code of a file system's or SQLite's error, or what was thrown as text. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.code}: ${cause.message}` : cause.message;
}
