import { hash } from 'node:crypto';

/** The hash before the first entry. */
export const genesis = Buffer.alloc(32);

/** `genesis` in hex. */
export const genesisHex = genesis.toString('hex');

/**
 * SHA-256 over the previous hash in hex, the seq, and the exact body, each followed by a newline. A third party can
 * repeat it with sha256sum.
 */
export function chainHash(previous: Buffer, seq: number, body: string): Buffer {
  return Buffer.from(chainHex(previous.toString('hex'), seq, body), 'hex');
}

/** The same in hex, as the writer keeps it: text is cheaper to make than a Buffer. */
export function chainHex(previous: string, seq: number, body: string): string {
  return hash('sha256', `${previous}\n${seq}\n${body}\n`, 'hex');
}
