import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type ConsoleError, type Result, refuse, succeed } from '../../contract/errors.ts';
import { type ControlName, controlInputs, type DemoState, isControlName } from './messages.ts';
import type { Stage } from './stage.ts';

/** The largest control request, in bytes. The longest sensible one is about 300. */
const largestBody = 4096;

/** The control door's answer: an HTTP status with the demo's state, or with an error as data. */
export interface DoorAnswer {
  status: number;
  body: DemoState | ConsoleError;
  allow?: string;
}

/** Carries out a request to `/control/<name>`. `onChange` is called before the answer, when something changed. */
export async function answerControl(
  request: IncomingMessage,
  name: string,
  token: string,
  stage: Stage,
  onChange: () => void,
): Promise<DoorAnswer> {
  if (!carriesToken(request, token)) {
    return failure(401, 'not-allowed', 'This needs the token that only the console has.', 'Use the console.');
  }
  if (name === 'state') {
    return request.method === 'GET' ? { status: 200, body: stage.state() } : wrongMethod('GET');
  }
  if (!isControlName(name))
    return failure(404, 'not-found', 'There is no such control.', 'Use play, speed, remove or insert.');
  if (request.method !== 'POST') return wrongMethod('POST');
  const body = await readBody(request);
  if (!body.ok) return { status: 413, body: body.error };
  const done = carryOut(name, body.value, stage);
  if (!done.ok) return { status: done.error.kind === 'conflict' ? 409 : 400, body: done.error };
  onChange();
  return { status: 200, body: stage.state() };
}

function carryOut(name: ControlName, text: string, stage: Stage): Result<void> {
  let raw: unknown;
  try {
    raw = text === '' ? {} : JSON.parse(text);
  } catch {
    return badInput('it is not JSON');
  }
  switch (name) {
    case 'play':
      return checked(controlInputs.play, raw, () => stage.play());
    case 'speed':
      return checked(controlInputs.speed, raw, (input) => stage.setSpeed(input));
    case 'remove':
      return checked(controlInputs.remove, raw, (input) => stage.remove(input));
    case 'insert':
      return checked(controlInputs.insert, raw, (input) => stage.insert(input));
  }
}

function checked<T>(schema: z.ZodType<T>, raw: unknown, act: (input: T) => Result<void>): Result<void> {
  const input = schema.safeParse(raw);
  return input.success ? act(input.data) : badInput(z.prettifyError(input.error));
}

function badInput(why: string): Result<never> {
  return refuse(
    'invalid-input',
    `The control request is wrong: ${why.slice(0, 300)}. Nothing was changed.`,
    'Correct it.',
  );
}

function carriesToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readBody(request: IncomingMessage): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) {
      return refuse('invalid-input', `A control request has at most ${largestBody} bytes.`, 'Send less.');
    }
    chunks.push(chunk);
  }
  return succeed(Buffer.concat(chunks).toString('utf8'));
}

function wrongMethod(allow: string): DoorAnswer {
  return { ...failure(405, 'invalid-input', `Only ${allow} works here.`, `Use ${allow}.`), allow };
}

function failure(status: number, kind: ConsoleError['kind'], message: string, next: string): DoorAnswer {
  return { status, body: refuse(kind, message, next).error };
}
