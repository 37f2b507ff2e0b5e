import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { type ConsoleError, refuse } from '../contract/errors.ts';

const cookieName = 'leitstand';

/** Decides who may talk to the station. */
export interface Guard {
  /** Undefined: welcome. Otherwise the reason, with its HTTP status. */
  check(request: IncomingMessage): { status: 401 | 403; error: ConsoleError } | undefined;
  /** The token that clients from other machines need; undefined on loopback. */
  token: string | undefined;
  /** A Set-Cookie value when the address carries the right token (`/?token=…`). */
  cookieFor(request: IncomingMessage): string | undefined;
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * A guard for a station on `host`. A foreign Host header (DNS rebinding) and a foreign Origin (a page of another site)
 * are refused everywhere; beyond loopback a token is needed as well, kept in `folder`.
 */
export function createGuard(host: string, port: () => number, folder: string): Guard {
  const token = isLoopback(host) ? undefined : readOrMakeToken(folder);
  const names = () => {
    const own = [host, 'localhost', '127.0.0.1', '[::1]'].map((name) => (isIP(name) === 6 ? `[${name}]` : name));
    return own.flatMap((name) => [`${name}:${port()}`, ...(port() === 80 ? [name] : [])]);
  };
  const anyAddress = host === '0.0.0.0' || host === '::';
  const isOurs = (authority: string) => names().includes(authority) || (anyAddress && isAddress(authority, port()));
  return {
    token,
    check(request) {
      const authority = request.headers.host ?? '';
      if (!isOurs(authority)) {
        return forbidden(`The station does not answer to the name ${authority.slice(0, 100)}.`);
      }
      const { origin } = request.headers;
      if (origin !== undefined && origin !== `http://${authority}`) {
        return forbidden('The request comes from a page of another site.');
      }
      if (token === undefined || carriesToken(request, token)) return undefined;
      const refused = refuse(
        'not-allowed',
        'This station is reachable from other machines and needs its token.',
        'Open the address with the token that the station printed when it started.',
      );
      return { status: 401, error: refused.error };
    },
    cookieFor(request) {
      if (token === undefined || !sameText(tokenOfUrl(request) ?? '', token)) return undefined;
      return `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function forbidden(message: string): { status: 403; error: ConsoleError } {
  return {
    status: 403,
    error: refuse('not-allowed', `${message} Nothing was read or changed.`, 'Use the address that the station printed.')
      .error,
  };
}

function isAddress(authority: string, port: number): boolean {
  const suffix = `:${port}`;
  const name = authority.endsWith(suffix) ? authority.slice(0, -suffix.length) : '';
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}

function carriesToken(request: IncomingMessage, token: string): boolean {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const cookie = new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
  return [bearer, cookie, tokenOfUrl(request)].some((given) => given !== undefined && sameText(given, token));
}

function tokenOfUrl(request: IncomingMessage): string | undefined {
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('token') ?? undefined;
}

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function readOrMakeToken(folder: string): string {
  const file = join(folder, 'station-token');
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length >= 32) return kept;
  } catch {
    // The first start on this folder.
  }
  const token = randomBytes(32).toString('base64url');
  try {
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  } catch {
    // The folder cannot be written: the wall lives all the same, and this token holds until the station ends.
  }
  return token;
}
