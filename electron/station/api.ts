import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CommandName } from '../contract/commands.ts';
import { type ConsoleError, type ErrorKind, type Result, refuse } from '../contract/errors.ts';
import { largestClientFrame } from '../contract/wire.ts';
import type { Console } from '../core/console.ts';
import { sendExport } from './export-door.ts';
import { securityHeaders } from './static-files.ts';

const statusOf: Record<ErrorKind, number> = {
  'invalid-input': 400,
  'unknown-command': 404,
  'not-found': 404,
  conflict: 409,
  'not-allowed': 403,
  mismatch: 409,
  'gate-closed': 409,
  'same-person': 409,
  'log-read-only': 503,
  'log-full': 507,
  'log-failed': 503,
  'plant-invalid': 422,
  'plant-missing': 422,
  'demo-unavailable': 503,
  'rate-limited': 429,
  unavailable: 503,
  internal: 500,
};

/** Answers the HTTP API (docs/api.md). `desk` stands in log entries where the sender names none. */
export async function answerApi(
  console: Console,
  desk: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '', search = ''] = (request.url ?? '/').split('?');
  const route = `${request.method} ${path}`;
  if (route === 'GET /api/snapshot') return sendJson(response, 200, console.snapshot());
  if (route === 'GET /api/log') {
    const asked = new URLSearchParams(search);
    const number = (name: string) => (asked.has(name) ? Number(asked.get(name) || Number.NaN) : undefined);
    return sendResult(response, console.query('log.read', { after: number('after'), limit: number('limit') }));
  }
  if (route === 'GET /api/log/export') {
    const made = await sendExport(console, new URLSearchParams(search), response);
    if (!made.ok) sendError(response, made.error);
    return;
  }
  if (route === 'POST /api/commands') return sendResult(response, await executeCommand(console, desk, request));
  const missing = refuse('not-found', `There is no ${route.slice(0, 200)}.`, 'The API is described in docs/api.md.');
  return sendResult(response, missing);
}

/** Sends an error with the status that belongs to its kind. */
export function sendError(response: ServerResponse, error: ConsoleError, status = statusOf[error.kind]): void {
  sendJson(response, status, error);
}

async function executeCommand(console: Console, desk: string, request: IncomingMessage): Promise<Result<unknown>> {
  const body = await readJson(request);
  if (!body.ok) return body;
  const { name, input, sender } = (body.value ?? {}) as { name?: unknown; input?: unknown; sender?: unknown };
  const named = typeof sender === 'object' && sender !== null ? { desk, ...sender } : sender;
  return console.execute(name as CommandName, input ?? {}, named);
}

async function readJson(request: IncomingMessage): Promise<Result<unknown>> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return refuse(
      'invalid-input',
      'The command is not JSON. Nothing was recorded.',
      'Send content-type: application/json.',
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // A request that is given up is read on and thrown away: a destroyed one could not be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestClientFrame) {
      request.resume();
      return refuse(
        'invalid-input',
        `The command is larger than ${largestClientFrame} bytes. Nothing was recorded.`,
        'Shorten the text.',
      );
    }
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return refuse(
      'invalid-input',
      'The command is not valid JSON. Nothing was recorded.',
      'Correct it and send it again.',
    );
  }
}

function sendResult(response: ServerResponse, result: Result<unknown>): void {
  if (result.ok) sendJson(response, 200, result.value);
  else sendError(response, result.error);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(body);
}
