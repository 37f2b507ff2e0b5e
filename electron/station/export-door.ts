import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Result, refuse } from '../contract/errors.ts';
import type { Console } from '../core/console.ts';
import { securityHeaders } from './static-files.ts';

/** Exports that one console makes at once; polling goes on beside them. */
const mostExports = 2;
const underWay = new WeakMap<Console, number>();

/**
 * Answers `GET /api/log/export?format=…` with a file. Gives a refusal back for the caller to send; once the file has
 * begun, a failure shows as a connection that is cut, so that half an export is never taken for a whole one.
 */
export async function sendExport(
  console: Console,
  asked: URLSearchParams,
  response: ServerResponse,
): Promise<Result<unknown>> {
  const running = underWay.get(console) ?? 0;
  if (running >= mostExports) {
    return refuse(
      'rate-limited',
      `${mostExports} exports are under way. This one was not begun.`,
      'Wait for them, then try again.',
    );
  }
  const made = console.exportLog(readRequest(asked));
  if (!made.ok) return made;
  const { name, mediaType, chunks } = made.value;
  underWay.set(console, running + 1);
  try {
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    });
    await pipeline(Readable.from(chunks, { objectMode: false, highWaterMark: 65_536 }), response);
  } catch (cause) {
    // Somebody who goes away early is no fault of ours.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw cause;
  } finally {
    underWay.set(console, (underWay.get(console) ?? 1) - 1);
  }
  return made;
}

/** The address as a request. Times are epoch ms or ISO 8601; what is not known is passed on and refused by its name. */
function readRequest(asked: URLSearchParams): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  for (const [name, value] of asked) {
    if (name === 'from' || name === 'to') request[name] = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
    else if (name === 'pseudonyms' || name === 'bom') request[name] = value === '1' || value === 'true';
    else if (name !== 'token') request[name] = value;
  }
  return request;
}
