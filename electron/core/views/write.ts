import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loggedTables } from '../replay.ts';
import type { Tables } from '../tables.ts';
import { foldsVersion, type Header, type Point, viewsFile } from './format.ts';

/** Text that is handed to the disk at once, in characters; the event loop turns between two of them. */
const pieceLength = 65_536;

/** The rows of one moment. Rows are never changed in place, so holding them is enough. */
export type Captured = readonly (readonly [table: string, id: string, row: unknown])[];

/** Takes hold of all rows that the log made. Cheap: nothing is copied but references. */
export function captureRows(tables: Tables): Captured {
  return loggedTables.flatMap((name) => tables.entries(name).map(([id, row]) => [name, id, row] as const));
}

/**
 * Writes the rows beside the log, in small pieces. Either all of it is in place when this resolves, or the file of before
 * is. Rejects with what the file system says.
 */
export async function writeViews(folder: string, program: string, upTo: Point, rows: Captured): Promise<void> {
  const file = join(folder, viewsFile);
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w');
  try {
    const seal = createHash('sha256');
    for (const piece of pieces(program, upTo, rows)) {
      const bytes = Buffer.from(piece, 'utf8');
      seal.update(bytes);
      await handle.writeFile(bytes);
    }
    await handle.writeFile(`${JSON.stringify({ sha256: seal.digest('hex') })}\n`);
    await handle.sync();
    await handle.close();
    await rename(fresh, file);
    await syncFolder(folder);
  } catch (cause) {
    await handle.close().catch(() => {});
    await rm(fresh, { force: true }).catch(() => {});
    throw cause;
  }
}

function* pieces(program: string, { seq, hash }: Point, rows: Captured): Generator<string> {
  const header: Header = { views: 'leitstand', folds: foldsVersion, program, seq, hash, rows: rows.length };
  let piece = `${JSON.stringify(header)}\n`;
  for (const row of rows) {
    piece += `${JSON.stringify(row)}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** The new name is durable when the folder is. Where folders cannot be opened (Windows), the rename is enough. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
