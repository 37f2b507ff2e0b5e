import type { Dispatcher } from 'undici';
import type { Origin } from './connections.ts';
import type { Deadline, Phase } from './deadline.ts';

/** A request of a look. `readsBody` false: when the cap is reached, the answer so far is enough. */
export interface ExchangeRequest {
  method: 'GET' | 'HEAD';
  path: string;
  maxBytes: number;
  readsBody: boolean;
}

/** What came back, the body as it was on the wire. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The body went beyond the cap. */
export class BodyTooLarge extends Error {}

/** The connection failed; `phase` says how far the exchange had got. */
export class ExchangeFailed extends Error {
  readonly phase: Phase;
  override readonly cause: unknown;

  constructor(phase: Phase, cause: unknown) {
    super('the exchange failed');
    this.phase = phase;
    this.cause = cause;
  }
}

const requestHeaders = {
  accept: 'application/health+json, application/json;q=0.9, */*;q=0.5',
  'accept-encoding': 'identity',
  'user-agent': 'leitstand',
};

/**
 * One request and its complete answer. Rejects with DeadlinePassed, LookCancelled, BodyTooLarge or ExchangeFailed, at the
 * deadline at the latest, also while no connection exists yet.
 */
export function exchange(origin: Origin, request: ExchangeRequest, deadline: Deadline): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    let phase: Phase = 'connecting';
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    const answer: WireAnswer = { status: 0, headers: {}, body: Buffer.alloc(0) };
    const chunks: Buffer[] = [];
    let size = 0;

    const settle = (error: Error | undefined): void => {
      if (settled) return;
      settled = true;
      deadline.onEnd(undefined);
      if (error !== undefined) return reject(error);
      answer.body = Buffer.concat(chunks, size);
      resolve(answer);
    };
    const giveUp = (error: Error | undefined): void => {
      settle(error);
      controller?.abort(error ?? new BodyTooLarge());
    };
    const atDeadline = (): void => {
      giveUp(deadline.error(phase === 'connecting' && origin.resolving() ? 'resolving' : phase));
    };

    if (deadline.error(phase) !== undefined) return atDeadline();
    deadline.onEnd(atDeadline);
    origin.pool.dispatch(
      { path: request.path, method: request.method, headers: requestHeaders },
      {
        onRequestStart(started) {
          controller = started;
          if (settled) return controller.abort(new BodyTooLarge());
          phase = 'waiting';
        },
        onResponseStart(_controller, status, headers) {
          if (status < 200) return;
          phase = 'reading';
          answer.status = status;
          answer.headers = headers;
        },
        onResponseData(_controller, chunk) {
          if (settled) return;
          size += chunk.length;
          if (size <= request.maxBytes) {
            chunks.push(chunk);
            return;
          }
          size -= chunk.length;
          giveUp(request.readsBody ? new BodyTooLarge() : undefined);
        },
        onResponseEnd: () => settle(undefined),
        onResponseError: (_controller, cause) => settle(new ExchangeFailed(phase, cause)),
      },
    );
  });
}
