import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Result, refuse, succeed } from '../../contract/errors.ts';
import { day, parseScenarioTime } from './day.ts';
import { speedSchema } from './messages.ts';

/** How the server process was asked to begin. Times in epoch ms of the scenario. */
export interface ServerOptions {
  state: string;
  speed: number;
  at: number;
  notBefore: number;
}

/** Reads `--state DIR [--speed N] [--at TIME|MS] [--not-before MS]`. `invalid-input` names what is wrong. */
export function readServerOptions(args: readonly string[]): Result<ServerOptions> {
  const text = { type: 'string' } as const;
  let values: { state?: string; speed?: string; at?: string; 'not-before'?: string };
  try {
    const options = { state: text, speed: text, at: text, 'not-before': text };
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (cause) {
    return wrong(cause instanceof Error ? cause.message : String(cause));
  }
  if (values.state === undefined || values.state === '') return wrong('--state DIR is missing');
  const speed = speedSchema.safeParse(Number(values.speed ?? '1'));
  if (!speed.success) return wrong(`--speed is a number from 1 to 3600, not "${values.speed}"`);
  const at = readInstant(values.at ?? String(day.start));
  if (!at.ok) return at;
  const notBefore = z.int().safeParse(Number(values['not-before'] ?? '0'));
  if (!notBefore.success) return wrong('--not-before is a whole number of milliseconds');
  return succeed({ state: values.state, speed: speed.data, at: at.value, notBefore: notBefore.data });
}

function readInstant(text: string): Result<number> {
  return /^\d{12,14}$/.test(text) ? succeed(Number(text)) : parseScenarioTime(text);
}

function wrong(why: string): Result<never> {
  return refuse(
    'invalid-input',
    `The demo was not started: ${why}.`,
    'Use --state DIR [--speed N] [--at HH:MM] [--not-before MS].',
  );
}
