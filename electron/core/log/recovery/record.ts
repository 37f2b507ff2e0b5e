/** A row of the entry table, found in the bytes of a page. */
export interface FoundRow {
  seq: number;
  /** The exact bytes of the body. */
  body: Buffer;
  hash: Buffer;
}

/** No entry is longer than this, in bytes: the longest text of a person, escaped and in four-byte letters, with room. */
const longestRecord = 16 * 1024 * 1024;

/**
 * Reads the cell of a table's leaf page at `offset`, in the format of SQLite's database files (sqlite.org/fileformat2.html).
 * Undefined where it is no row of the entry table: (seq as rowid, text, 32 bytes). `overflow` gives the page of a number.
 */
export function readEntryCell(
  page: Buffer,
  offset: number,
  overflow: (pageNumber: number) => Buffer | undefined,
): FoundRow | undefined {
  const length = readVarint(page, offset);
  const rowid = length && readVarint(page, length.end);
  if (length === undefined || rowid === undefined) return undefined;
  if (rowid.value < 1 || length.value < 36 || length.value > longestRecord) return undefined;
  const payload = readPayload(page, rowid.end, length.value, overflow);
  return payload && readRecord(payload, rowid.value);
}

function readRecord(payload: Buffer, seq: number): FoundRow | undefined {
  const header = readVarint(payload, 0);
  if (header === undefined) return undefined;
  const types: number[] = [];
  for (let at = header.end; at < header.value; ) {
    const type = readVarint(payload, at);
    if (type === undefined || types.length > 3) return undefined;
    types.push(type.value);
    at = type.end;
  }
  // NULL in place of the rowid, text, and a blob of 32 bytes.
  const [key, text = 0, blob] = types;
  if (types.length !== 3 || key !== 0 || text < 13 || text % 2 === 0 || blob !== 76) return undefined;
  const end = header.value + (text - 13) / 2;
  if (end + 32 !== payload.length) return undefined;
  return { seq, body: payload.subarray(header.value, end), hash: payload.subarray(end) };
}

function readPayload(
  page: Buffer,
  at: number,
  length: number,
  overflow: (pageNumber: number) => Buffer | undefined,
): Buffer | undefined {
  const usable = page.length;
  const most = usable - 35;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const even = least + ((length - least) % (usable - 4));
  const local = length <= most ? length : even <= most ? even : least;
  if (at + local > usable) return undefined;
  if (local === length) return page.subarray(at, at + length);
  const parts = [page.subarray(at, at + local)];
  if (at + local + 4 > usable) return undefined;
  let next = page.readUInt32BE(at + local);
  for (let missing = length - local; missing > 0; ) {
    const more = overflow(next);
    if (more === undefined) return undefined;
    const part = more.subarray(4, 4 + Math.min(missing, usable - 4));
    parts.push(Buffer.from(part));
    missing -= part.length;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** SQLite's integers of one to nine bytes. Undefined where they run over the end or beyond what a number holds. */
function readVarint(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: at + index + 1 } : undefined;
  }
  return undefined;
}
