import { type Verdict, verdict } from '../verdict.ts';

/** A parsed body, or the verdict that it could not be. */
export type Parsed = { ok: true; value: unknown } | { ok: false; verdict: Verdict };

/** The deepest nesting that is read: real health bodies have fewer than ten levels. */
const deepest = 64;

/** Reads bytes as UTF-8 (a byte order mark is tolerated); `undefined` where they are not. */
export function decodeText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Parses JSON from outside: not UTF-8, too deep, a key twice in one object, or a number beyond a double is no JSON here. */
export function parseJson(body: Uint8Array): Parsed {
  const text = decodeText(body);
  if (text === undefined) return unparsable('the body is not valid UTF-8');
  if (text.trim() === '') return unparsable('the body is empty, though it is announced as JSON');
  const objection = scan(text);
  if (objection !== undefined) return unparsable(objection);
  try {
    return { ok: true, value: JSON.parse(text, finite) };
  } catch (cause) {
    return unparsable(cause instanceof NotFinite ? cause.message : 'the body is not valid JSON');
  }
}

/** A plain JSON object; arrays and null are none. Read it with `own`. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value: a name such as `constructor` or `__proto__` finds nothing that the body did not say. */
export function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An own text, or an empty one. */
export function ownText(object: Record<string, unknown>, key: string): string {
  const value = own(object, key);
  return typeof value === 'string' ? value : '';
}

function unparsable(detail: string): Parsed {
  return { ok: false, verdict: verdict('unknown', 'unparsable', detail) };
}

class NotFinite extends Error {}

function finite(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new NotFinite('a number is out of range');
  return value;
}

/**
 * One cheap pass before JSON.parse: nesting and repeated keys. JSON.parse would let the last of two equal keys win, so that
 * a body could say `fail` and `pass` and be read as `pass`. The text need not be valid; JSON.parse decides that afterwards.
 */
function scan(text: string): string | undefined {
  const keys: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7b || unit === 0x5b) {
      if (keys.length === deepest) return `the body is nested deeper than ${deepest} levels`;
      keys.push(unit === 0x7b ? new Set() : undefined);
    } else if (unit === 0x7d || unit === 0x5d) {
      keys.pop();
    } else if (unit === 0x22) {
      const end = endOfString(text, at);
      const seen = keys.at(-1);
      if (seen !== undefined && nextUnit(text, end + 1) === 0x3a) {
        const key = unescaped(text.slice(at, end + 1));
        if (seen.has(key)) return `the key “${key.slice(0, 60)}” stands twice in one object`;
        seen.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at += 1;
    else if (unit === 0x22) return at;
  }
  return text.length;
}

function nextUnit(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at);
}

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
