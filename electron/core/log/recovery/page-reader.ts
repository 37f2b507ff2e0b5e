import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readHeader, usualPageSize } from './header.ts';
import { type FoundRow, readEntryCell } from './record.ts';
import { readWal, type Wal } from './wal.ts';

const tableLeaf = 0x0d;
/** Addresses of cells in the write-ahead file begin here, so that one number says where a cell lies. */
const walBase = 2 ** 44;
const chunkPages = 256;

/** Reads the rows after `after` of a damaged log, with the page size that finds most of them. */
export function openPages(file: string, after = 0): PageReader {
  const usual = new PageReader(file, usualPageSize, after);
  const stated = readHeader(file)?.pageSize;
  if (stated === undefined || stated === usualPageSize) return usual;
  const other = new PageReader(file, stated, after);
  const [better, worse] = other.found > usual.found ? [other, usual] : [usual, other];
  worse.close();
  return better;
}

/**
 * Finds rows of the entry table in the bytes of a database and its write-ahead file, without SQLite: no header, schema,
 * index or inner page has to be whole. What is found may be wrong; the hash chain decides. Reads only.
 */
export class PageReader {
  readonly #db: number | undefined;
  readonly #walFile: number | undefined;
  readonly #wal: Wal | undefined;
  readonly #pageSize: number;
  readonly #size: number;
  readonly #latestFrame = new Map<number, number>();
  readonly #first = new Map<number, number>();
  #lastRead: { address: number; page: Buffer | undefined } | undefined;
  readonly #others = new Map<number, number[]>();

  /** Looks through the files once, as pages of this size. Rows up to `after` are passed over. */
  constructor(file: string, pageSize: number, after: number) {
    this.#pageSize = pageSize;
    this.#db = openIfThere(file);
    this.#wal = readWal(`${file}-wal`, pageSize);
    this.#walFile = this.#wal === undefined ? undefined : openIfThere(`${file}-wal`);
    this.#size = this.#db === undefined ? 0 : fstatSync(this.#db).size;
    this.#index(after);
  }

  /** How many seqs were found. */
  get found(): number {
    return this.#first.size;
  }

  /** The seqs that were found, ascending. Some may be nonsense. */
  seqs(): number[] {
    return [...this.#first.keys()].sort((a, b) => a - b);
  }

  /** Every row that was found under this seq: mostly one, several where a page exists in an older version too. */
  rows(seq: number): FoundRow[] {
    const first = this.#first.get(seq);
    if (first === undefined) return [];
    return [first, ...(this.#others.get(seq) ?? [])]
      .map((address) => this.#read(address))
      .filter((row) => row !== undefined);
  }

  close(): void {
    if (this.#db !== undefined) closeSync(this.#db);
    if (this.#walFile !== undefined) closeSync(this.#walFile);
  }

  #index(after: number): void {
    const frames = [...(this.#wal?.whole ?? []), ...(this.#wal?.beyond ?? [])];
    for (const { page, offset } of frames) this.#latestFrame.set(page, offset);
    const chunk = Buffer.alloc(this.#pageSize * chunkPages);
    for (let at = 0; this.#db !== undefined && at < this.#size; at += chunk.length) {
      const length = readSync(this.#db, chunk, 0, chunk.length, at);
      for (let start = 0; start + this.#pageSize <= length; start += this.#pageSize) {
        this.#indexPage(chunk.subarray(start, start + this.#pageSize), at + start, after);
      }
    }
    for (const { offset } of frames) {
      const page = this.#pageAt(walBase + offset);
      if (page !== undefined) this.#indexPage(page, walBase + offset, after);
    }
  }

  #indexPage(page: Buffer, address: number, after: number): void {
    const start = address === 0 ? 100 : 0;
    if (page[start] !== tableLeaf) return;
    const cells = page.readUInt16BE(start + 3);
    for (let index = 0; index < cells && start + 8 + index * 2 + 2 <= page.length; index += 1) {
      const offset = page.readUInt16BE(start + 8 + index * 2);
      const row = readEntryCell(page, offset, (number) => this.#overflow(number));
      if (row === undefined || row.seq <= after) continue;
      if (!this.#first.has(row.seq)) this.#first.set(row.seq, address + offset);
      else this.#others.set(row.seq, [...(this.#others.get(row.seq) ?? []), address + offset].slice(-16));
    }
  }

  #read(address: number): FoundRow | undefined {
    const base = address >= walBase ? this.#frameStart(address) : address - (address % this.#pageSize);
    // Neighbours in the log mostly share a page.
    if (this.#lastRead?.address !== base) this.#lastRead = { address: base, page: this.#pageAt(base) };
    const { page } = this.#lastRead;
    return page && readEntryCell(page, address - base, (number) => this.#overflow(number));
  }

  #frameStart(address: number): number {
    const frame = this.#pageSize + 24;
    const offset = address - walBase;
    return walBase + 32 + 24 + Math.floor((offset - 56) / frame) * frame;
  }

  #overflow(number: number): Buffer | undefined {
    if (number < 1) return undefined;
    const frame = this.#latestFrame.get(number);
    return this.#pageAt(frame === undefined ? (number - 1) * this.#pageSize : walBase + frame);
  }

  #pageAt(address: number): Buffer | undefined {
    const handle = address >= walBase ? this.#walFile : this.#db;
    if (handle === undefined) return undefined;
    const page = Buffer.alloc(this.#pageSize);
    const length = readSync(handle, page, 0, page.length, address >= walBase ? address - walBase : address);
    return length === page.length ? page : undefined;
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
