import { hash, type KeyObject } from 'node:crypto';
import {
  fingerprint,
  isSignedBy,
  readPublicKeys,
  type SignedCheckpoint,
  signedCheckpointSchema,
} from './checkpoint.ts';

/** A row as it lies in the file. `hash` is hex, `body` whatever stands in its column. */
export interface ChainRow {
  seq: number;
  body: unknown;
  hash: string | null;
}

/** Where the chain of a file begins: after the last entry that lies elsewhere, or at the very beginning. */
export interface ChainStart {
  seq: number;
  hash: string;
}

/** What the log is held against. */
export interface Anchors {
  /** A checkpoint that was kept outside the data folder. */
  outside?: SignedCheckpoint | undefined;
  /** The public keys that one trusts. Without them the keys that the log itself names are taken. */
  trusted?: readonly KeyObject[] | undefined;
  start?: ChainStart | undefined;
  /** Leaves the signatures out: for a part of a log, whose keys may stand before it. */
  chainOnly?: boolean;
  /** The hash of an earlier entry, for a checkpoint that does not cover the entry right before it. */
  hashAt(seq: number): string | undefined;
  /** The bytes of a body, asked for where the text alone might hide a change. */
  bytesAt?(seq: number): Uint8Array | undefined;
}

/** The outcome. `problem` is the first thing that is wrong, at the entry that it shows at. */
export interface Verdict {
  entries: number;
  lastSeq: number;
  head: string;
  checkpoints: number;
  /** The last entry that a checkpoint in the log covers; what comes after it is chained but not yet signed. */
  signedUpTo: number;
  problem?: { seq: number; what: string };
}

const genesisHex = '0'.repeat(64);
/** Where the kind stands in a body: behind `{"at":"`, 24 characters of time, and `",`. */
const kindAt = 33;
const checkpointKind = '"kind":"log.checkpoint"';
const keyKind = '"kind":"log.keyed"';

/** Checks rows in the order of their seq, until the first problem. Reads each row once and keeps none. */
export function verifyChain(rows: Iterable<ChainRow>, anchors: Anchors): Verdict {
  const { outside, start } = anchors;
  const seals = new SealCheck(anchors);
  let previous = start?.hash ?? genesisHex;
  let lastSeq = start?.seq ?? 0;
  let entries = 0;
  const verdict = (problem?: Verdict['problem']): Verdict => ({
    entries,
    lastSeq,
    head: previous,
    checkpoints: seals.checkpoints,
    signedUpTo: seals.signedUpTo,
    ...(problem === undefined ? {} : { problem }),
  });

  for (const row of rows) {
    const { seq, body } = row;
    if (seq !== lastSeq + 1) return verdict(outOfOrder(lastSeq, seq));
    if (typeof body !== 'string') return verdict({ seq, what: 'its body is not text' });
    let expected = hash('sha256', `${previous}\n${seq}\n${body}\n`, 'hex');
    // Bytes that are not UTF-8 read as U+FFFD, and so would hide behind an entry that holds this character.
    if (body.includes('\ufffd')) expected = hashOfBytes(previous, seq, anchors.bytesAt?.(seq)) ?? expected;
    if (expected !== row.hash) return verdict({ seq, what: 'its text or its hash was changed' });
    if (!anchors.chainOnly && body.startsWith('"kind":"log.', kindAt)) {
      const wrong = seals.judge(seq, body);
      if (wrong !== undefined) return verdict({ seq, what: wrong });
    }
    previous = expected;
    lastSeq = seq;
    entries += 1;
    if (outside !== undefined && seq === outside.size && outside.head !== expected) {
      return verdict({ seq, what: 'it, or an entry before it, is not the one that the outside checkpoint saw' });
    }
  }
  if (outside !== undefined && lastSeq < outside.size) {
    const what = `it is missing: the log ends at ${lastSeq}, the outside checkpoint saw ${outside.size} entries`;
    return verdict({ seq: lastSeq + 1, what });
  }
  const unsigned = seals.atEnd(lastSeq);
  return verdict(unsigned === undefined ? undefined : { seq: lastSeq, what: unsigned });
}

function outOfOrder(lastSeq: number, seq: number): { seq: number; what: string } {
  return seq > lastSeq
    ? { seq: lastSeq + 1, what: `it is missing: ${seq} follows ${lastSeq}` }
    : { seq, what: `it stands after entry ${lastSeq}` };
}

function hashOfBytes(previous: string, seq: number, bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  return hash('sha256', Buffer.concat([Buffer.from(`${previous}\n${seq}\n`), bytes, Buffer.from('\n')]), 'hex');
}

/** Follows the keys and the checkpoints that stand in the log itself. */
class SealCheck {
  readonly #anchors: Anchors;
  readonly #keys = new Map<string, KeyObject>();
  #log: string | undefined;
  checkpoints = 0;
  signedUpTo = 0;

  constructor(anchors: Anchors) {
    this.#anchors = anchors;
    this.#log = anchors.outside?.log;
    for (const key of anchors.trusted ?? []) this.#keys.set(fingerprint(key), key);
  }

  /** What is wrong with a key or checkpoint entry. */
  judge(seq: number, body: string): string | undefined {
    const isKey = body.startsWith(keyKind, kindAt);
    if (!isKey && !body.startsWith(checkpointKind, kindAt)) return undefined;
    const data = readData(body);
    return isKey ? this.#takeKey(data) : this.#checkCheckpoint(seq, data);
  }

  /** A trusted key that signed nothing vouches for nothing. */
  atEnd(lastSeq: number): string | undefined {
    if (this.#anchors.trusted === undefined || this.checkpoints > 0 || lastSeq === 0) return undefined;
    return 'the log holds no checkpoint that the given key signed';
  }

  #takeKey(data: Readonly<Record<string, unknown>>): string | undefined {
    this.#log ??= String(data.log);
    if (data.log !== this.#log) return 'it belongs to another log';
    if (this.#anchors.trusted !== undefined) return undefined;
    try {
      const [key] = readPublicKeys(String(data.publicKey));
      if (key === undefined || fingerprint(key) !== data.key) return 'its key is not the one that it names';
      this.#keys.set(data.key, key);
      return undefined;
    } catch {
      return 'its key cannot be read';
    }
  }

  #checkCheckpoint(seq: number, data: Readonly<Record<string, unknown>>): string | undefined {
    const checkpoint = signedCheckpointSchema.safeParse(data).data;
    if (checkpoint === undefined) return 'it is not a checkpoint of a known form';
    this.#log ??= checkpoint.log;
    if (checkpoint.log !== this.#log) return 'its checkpoint belongs to another log';
    const key = this.#keys.get(checkpoint.key);
    if (key === undefined) return `its checkpoint is signed with an unknown key (${checkpoint.key.slice(0, 16)})`;
    if (!isSignedBy(checkpoint, key)) return 'the signature of its checkpoint is wrong';
    if (checkpoint.size >= seq || this.#anchors.hashAt(checkpoint.size) !== checkpoint.head) {
      return `its checkpoint does not fit entry ${checkpoint.size}`;
    }
    this.checkpoints += 1;
    this.signedUpTo = Math.max(this.signedUpTo, checkpoint.size);
    return undefined;
  }
}

/** What an entry carries; nothing where its body is not the JSON of an entry. */
function readData(body: string): Readonly<Record<string, unknown>> {
  try {
    const { data } = JSON.parse(body) as { data?: unknown };
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
