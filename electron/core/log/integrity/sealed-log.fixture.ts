import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { chainHash, genesis } from '../chain.ts';
import { checkDraft, encodeBody } from '../codec.ts';
import type { Draft } from '../kinds.ts';
import { fingerprint, type SignedCheckpoint, signedText } from './checkpoint.ts';
import type { ChainRow } from './verify.ts';

/** A row of a log in memory. */
export interface TextRow extends ChainRow {
  body: string;
  hash: string;
}

export const logId = '6f0c1f0e-51ad-4b0c-9c3e-2f7a3a1d9b52';
const began = Date.UTC(2019, 8, 24, 8, 0);
const actor = { system: 'log' };

/** Gives rows seq, body and the hashes that the chain asks for: what the console does, and what a forger would do. */
export function chain(bodies: readonly string[]): TextRow[] {
  let head: Buffer = genesis;
  return bodies.map((body, index) => {
    head = chainHash(head, index + 1, body);
    return { seq: index + 1, body, hash: head.toString('hex') };
  });
}

/** The body of a checked entry, as the console stores it. */
export function body(draft: Draft, seq: number): string {
  return encodeBody(checkDraft(draft), began + seq * 1000);
}

/** A key of its own for each log, and for each forger. */
export function makeKey(): { privateKey: KeyObject; publicKey: KeyObject; pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey, pem: publicKey.export({ type: 'spki', format: 'pem' }) as string };
}

/** Signs the rows as they are: size and head of the last one. */
export function seal(rows: readonly TextRow[], key: ReturnType<typeof makeKey>): SignedCheckpoint {
  const last = rows.at(-1);
  if (last === undefined) throw new Error('nothing to seal');
  const checkpoint = {
    log: logId,
    size: last.seq,
    head: last.hash,
    time: new Date(began + last.seq * 1000).toISOString(),
    key: fingerprint(key.publicKey),
  };
  const signature = sign(null, Buffer.from(signedText(checkpoint)), key.privateKey).toString('base64');
  return { ...checkpoint, signature };
}

/** A log of `size` entries with its key in it, and a checkpoint after every `every` entries. */
export function sealedLog(size: number, every: number, key = makeKey()): TextRow[] {
  const bodies = [
    body({ kind: 'console.started', subject: 'console', actor, data: { version: '1', demo: false } }, 1),
    body(
      {
        kind: 'log.keyed',
        subject: 'log/key',
        actor,
        data: { log: logId, key: fingerprint(key.publicKey), publicKey: key.pem },
      },
      2,
    ),
  ];
  let rows = chain(bodies);
  while (rows.length < size) {
    const seq = rows.length + 1;
    const draft: Draft =
      seq % every === 0
        ? { kind: 'log.checkpoint', subject: 'log/checkpoint', actor, data: seal(rows, key) }
        : {
            kind: 'note.added',
            subject: `incident/${seq % 3}`,
            actor: { person: 'imke', name: 'Imke Größe', desk: 'desk 1' },
            data: { text: `Note ${seq}: „Lüfter 3“ \ufffd steht` },
          };
    bodies.push(body(draft, seq));
    const previous = rows.at(-1);
    const head = chainHash(Buffer.from(previous?.hash ?? '', 'hex'), seq, bodies.at(-1) ?? '');
    rows = [...rows, { seq, body: bodies.at(-1) ?? '', hash: head.toString('hex') }];
  }
  return rows;
}
