import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** The page size that our logs have. */
export const usualPageSize = 4096;

/** What the first 100 bytes of a database say (sqlite.org/fileformat2.html). */
export interface Header {
  pageSize: number;
  /** 1: rollback journal, 2: write-ahead file. Equal in a log that we wrote. */
  writeVersion: number;
  readVersion: number;
  userVersion: number;
}

/**
 * Reads a header. Undefined where the bytes are none. Only for a file that no connection of this process has open:
 * closing it here would give up SQLite's locks on it.
 */
export function readHeader(file: string): Header | undefined {
  const bytes = Buffer.alloc(100);
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    if (readSync(handle, bytes, 0, 100, 0) < 100) return undefined;
  } finally {
    closeSync(handle);
  }
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return undefined;
  const stated = bytes.readUInt16BE(16);
  const pageSize = stated === 1 ? 65_536 : stated;
  if (pageSize < 512 || !Number.isInteger(Math.log2(pageSize))) return undefined;
  return {
    pageSize,
    writeVersion: bytes[18] ?? 0,
    readVersion: bytes[19] ?? 0,
    userVersion: bytes.readUInt32BE(60),
  };
}

/** The size of a file in bytes; undefined where there is none. */
export function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}
