import { type Verdict, verdict } from '../verdict.ts';
import { largestHead } from './connections.ts';
import { ContentCodingFailed } from './content-coding.ts';
import { DeadlinePassed, LookCancelled, type Phase } from './deadline.ts';
import { BodyTooLarge, ExchangeFailed } from './exchange.ts';
import { RedirectRefused } from './redirect.ts';

const phases: Record<Phase, string> = {
  resolving: 'the name was not resolved',
  connecting: 'no connection came about',
  waiting: 'no answer began',
  reading: 'the answer did not end',
};

/** What a look that brought no answer says about the endpoint. `maxBytes` is the cap that a body was held against. */
export function judgeFailure(cause: unknown, maxBytes: number): Verdict {
  if (cause instanceof DeadlinePassed) {
    const detail = `${phases[cause.phase]} within ${cause.timeoutMs} ms`;
    return cause.phase === 'resolving' ? verdict('unknown', 'dns', detail) : verdict('down', 'timeout', detail);
  }
  if (cause instanceof BodyTooLarge)
    return verdict('unknown', 'too-large', `the body is larger than ${maxBytes} bytes`);
  if (cause instanceof ContentCodingFailed) return verdict('unknown', 'malformed', cause.message);
  if (cause instanceof RedirectRefused) return verdict('unknown', 'redirect', cause.message);
  if (cause instanceof LookCancelled) return verdict('unknown', 'monitor-fault', 'the look was called off');
  if (cause instanceof ExchangeFailed) return judgeConnection(cause.cause, cause.phase);
  return verdict('unknown', 'monitor-fault', cause instanceof Error ? cause.message : String(cause));
}

const codes = new Map<string, Verdict>();
function known(
  names: readonly string[],
  state: Verdict['state'],
  code: Verdict['reason']['code'],
  detail: string,
): void {
  for (const name of names) codes.set(name, verdict(state, code, `${detail} (${name})`));
}
known(['ECONNREFUSED'], 'down', 'refused', 'the connection was refused');
known(['EHOSTUNREACH', 'EHOSTDOWN'], 'down', 'refused', 'there is no way to the host');
known(['ECONNRESET', 'EPIPE', 'ECONNABORTED'], 'down', 'reset', 'the connection was cut');
known(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'], 'down', 'timeout', 'no connection came about');
known(['ENOTFOUND', 'EAI_NODATA', 'EAI_NONAME'], 'unknown', 'dns', 'the name does not exist');
known(['EAI_AGAIN', 'EAI_FAIL', 'ETIMEOUT', 'ESERVFAIL'], 'unknown', 'dns', 'the name service does not answer');
// Our own network or process is at fault: this says nothing about the endpoint.
known(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'], 'unknown', 'monitor-fault', 'this console has no such network');
known(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'], 'unknown', 'monitor-fault', 'this console is out of resources');
known(['EACCES', 'EPERM'], 'unknown', 'monitor-fault', 'this console may not connect there');
// An expired certificate keeps every careful client out. With the others we do not know who it was that answered.
known(['CERT_HAS_EXPIRED'], 'down', 'tls', 'expired: the certificate is past its end');
known(['CERT_NOT_YET_VALID'], 'down', 'tls', 'not yet valid: the certificate begins later');
known(['ERR_TLS_CERT_ALTNAME_INVALID'], 'unknown', 'tls', 'wrong host: the certificate is for another name');
known(
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  'unknown',
  'tls',
  'self-signed: nobody vouches for it',
);
known(
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  'unknown',
  'tls',
  'unknown issuer: the certificate comes from an authority that this console does not trust',
);
known(['UND_ERR_HEADERS_OVERFLOW'], 'unknown', 'malformed', `the head is larger than ${largestHead} bytes`);
known(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH'], 'unknown', 'malformed', 'the body is not as long as announced');

/** Judges an error of the socket, of TLS, or of the HTTP parser. */
function judgeConnection(cause: unknown, phase: Phase): Verdict {
  const error = firstOf(cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const found = codes.get(code);
  if (found !== undefined) return found;
  if (error.name === 'HTTPParserError') return verdict('unknown', 'malformed', `this is not HTTP (${error.message})`);
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO' || code.startsWith('CERT_') || code.startsWith('ERR_TLS_')) {
    return verdict('down', 'tls', `handshake: no encrypted connection came about (${code})`);
  }
  if (code === 'UND_ERR_SOCKET') {
    if (error.message === 'bad upgrade') return verdict('unknown', 'malformed', 'the answer changes the protocol');
    return verdict('down', 'reset', `the connection was closed${phase === 'reading' ? ' amid the answer' : ''}`);
  }
  return verdict('unknown', 'monitor-fault', `${error.message} (${code || error.name})`);
}

/** A name with several addresses fails with one error for each: the first stands for all. */
function firstOf(cause: unknown): Error {
  if (cause instanceof AggregateError && cause.errors.length > 0) return firstOf(cause.errors[0]);
  return cause instanceof Error ? cause : new Error(String(cause));
}
