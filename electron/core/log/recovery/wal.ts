import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A page as a frame of the write-ahead file holds it. `offset` is where its bytes begin in that file. */
export interface WalFrame {
  page: number;
  offset: number;
  commit: boolean;
}

/** `whole`: frames that SQLite would take. `beyond`: frames of the same run behind the place where it would stop. */
export interface Wal {
  whole: WalFrame[];
  beyond: WalFrame[];
}

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * Reads the frames of a write-ahead file (sqlite.org/walformat.html) and checks their checksums. Where the header is
 * damaged, the first frame says which run the others have to belong to. Undefined where there is no such file.
 */
export function readWal(file: string, pageSize: number): Wal | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    return readFrames(handle, fstatSync(handle).size, pageSize);
  } finally {
    closeSync(handle);
  }
}

/**
 * Whether the file lost something that was on disk. A torn end is normal after a power cut, but of one transaction at
 * most: the next is not begun before the one before is on disk.
 */
export function isWalDamaged(wal: Wal): boolean {
  return wal.beyond.filter(({ commit }) => commit).length > 1;
}

/** Whether one finished transaction is cut off: torn by a power cut before it was on disk, or damaged afterwards. */
export function endsTorn(wal: Wal): boolean {
  return wal.beyond.some(({ commit }) => commit);
}

function readFrames(handle: number, size: number, pageSize: number): Wal | undefined {
  const header = Buffer.alloc(headerBytes);
  if (readSync(handle, header, 0, headerBytes, 0) < headerBytes) return undefined;
  const magic = header.readUInt32BE(0);
  const sum = new Checksum(magic === 0x377f0683);
  sum.add(header, 0, 24);
  let intact = sum.matches(header, 24) && header.readUInt32BE(8) === pageSize;
  const wal: Wal = { whole: [], beyond: [] };
  const frame = Buffer.alloc(frameHeaderBytes + pageSize);
  const run = Buffer.from(header.subarray(16, 24));
  if (!intact && readSync(handle, frame, 0, frameHeaderBytes, headerBytes) > 0) frame.copy(run, 0, 8, 16);
  let pending: WalFrame[] = [];
  for (let at = headerBytes; at + frame.length <= size; at += frame.length) {
    readSync(handle, frame, 0, frame.length, at);
    // Frames of an earlier run carry other salts.
    const sameRun = frame.compare(run, 0, 8, 8, 16) === 0;
    const read = { page: frame.readUInt32BE(0), offset: at + frameHeaderBytes, commit: frame.readUInt32BE(4) !== 0 };
    if (intact && sameRun) {
      sum.add(frame, 0, 8);
      sum.add(frame, frameHeaderBytes, frame.length);
      intact = sum.matches(frame, 16);
    } else if (intact) {
      intact = false;
    }
    if (!intact) {
      if (sameRun) pending.push(read);
      continue;
    }
    pending.push(read);
    if (!read.commit) continue;
    wal.whole.push(...pending);
    pending = [];
  }
  wal.beyond = pending;
  return wal;
}

/** The running checksum over pairs of 32-bit words. */
class Checksum {
  readonly #bigEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  add(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at += 8) {
      this.#first = (this.#first + this.#word(bytes, at) + this.#second) >>> 0;
      this.#second = (this.#second + this.#word(bytes, at + 4) + this.#first) >>> 0;
    }
  }

  matches(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
  }

  #word(bytes: Buffer, at: number): number {
    return this.#bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  }
}
