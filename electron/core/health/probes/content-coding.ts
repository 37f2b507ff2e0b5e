import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { BodyTooLarge } from './exchange.ts';

/** The body is coded in a way that we cannot or will not undo. */
export class ContentCodingFailed extends Error {}

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/**
 * Undoes a content coding that a server applies though we ask for none. `maxBytes` counts what comes out, so that a small
 * body cannot become a huge one. One coding at most: a chain of them is refused.
 */
export async function decodeContent(body: Buffer, coding: string, maxBytes: number): Promise<Buffer> {
  const name = coding.trim().toLowerCase();
  if (name === '' || name === 'identity' || body.length === 0) return body;
  if (name.includes(',')) throw new ContentCodingFailed('the body is coded more than once');
  if (!Object.hasOwn(decoders, name)) throw new ContentCodingFailed(`the content coding ${name} is not known`);
  try {
    return await decoders[name as keyof typeof decoders](body, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw new BodyTooLarge();
    throw new ContentCodingFailed(`the body is not what the content coding ${name} says`);
  }
}
