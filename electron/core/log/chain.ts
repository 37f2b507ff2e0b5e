import { hash } from 'node:crypto';

/** The hash before the first entry. */
export const genesis = Buffer.alloc(32);

/**
 * SHA-256 over the previous hash in hex, the seq, and the exact body, each followed by a newline. A third party can
 * repeat it with sha256sum.
 */
export function chainHash(previous: Buffer, seq: number, body: string): Buffer {
  return hash('sha256', `${previous.toString('hex')}\n${seq}\n${body}\n`, 'buffer');
}
