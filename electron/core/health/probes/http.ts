import { z } from 'zod';
import type { Observation } from '../../../contract/models/condition.ts';
import { endpointInputSchema } from '../../plant/schema.ts';
import { formatNames, formatOf } from '../formats/registry.ts';
import { type Verdict, verdict, worse } from '../verdict.ts';
import type { Origin } from './connections.ts';
import { decodeContent } from './content-coding.ts';
import { Deadline } from './deadline.ts';
import { ExchangeFailed, type ExchangeRequest, exchange, type WireAnswer } from './exchange.ts';
import { judgeFailure } from './failure.ts';
import type { EndpointBase, Probe, ProbeDeps, ProbeKind } from './probe.ts';
import { followRedirect, isRedirect, RedirectRefused } from './redirect.ts';

/** The largest body that is read, in bytes after any decompression: 1 MiB. */
export const largestBody = 1024 * 1024;

const configSchema = z
  .strictObject({
    ...endpointInputSchema.shape,
    probe: z.literal('http').default('http'),
    url: z.string().max(2048).superRefine(checkUrl),
    method: z.enum(['GET', 'HEAD']).default('GET'),
    /** The status codes that are as they should be; without it every one of 200 to 299. */
    expect: z.array(z.int().min(200).max(599)).min(1).max(50).optional(),
    format: z.enum(formatNames).default('auto'),
    maxRedirects: z.int().min(0).max(20).default(5),
  })
  .refine((endpoint) => endpoint.method === 'GET' || ['auto', 'status'].includes(endpoint.format), {
    path: ['format'],
    message: 'HEAD brings no body that this format could read: use GET, or format status',
  });
type Written = z.output<typeof configSchema>;

export interface HttpEndpoint extends EndpointBase {
  probe: 'http';
  url: string;
  method: 'GET' | 'HEAD';
  expect?: number[];
  format: (typeof formatNames)[number];
  maxRedirects: number;
}

/** Asks over HTTP and judges status code and body. */
export const httpProbe: ProbeKind<Written, HttpEndpoint> = {
  kind: 'http',
  configSchema,
  configure: ({ url, method, expect, format, maxRedirects }, base) => ({
    ...base,
    probe: 'http',
    url,
    method,
    format,
    maxRedirects,
    ...(expect === undefined ? {} : { expect }),
  }),
  create: (config, deps) => new HttpProbe(config, deps),
};

function checkUrl(text: string, context: z.RefinementCtx): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    context.addIssue({ code: 'custom', message: 'write an address that begins with http:// or https://' });
  } else if (url.username !== '' || url.password !== '') {
    context.addIssue({ code: 'custom', message: 'leave user name and password out of the address' });
  }
}

class HttpProbe implements Probe {
  readonly target: string;
  readonly #config: HttpEndpoint;
  readonly #deps: ProbeDeps;
  readonly #url: URL;
  /** By origin. Redirects stay on the host, so that there are never more than a few. */
  readonly #origins = new Map<string, Origin>();

  constructor(config: HttpEndpoint, deps: ProbeDeps) {
    this.#config = config;
    this.#deps = deps;
    this.#url = new URL(config.url);
    this.target = this.#url.origin;
  }

  async run(signal: AbortSignal): Promise<Observation> {
    const deadline = new Deadline(this.#config.timeoutMs, signal);
    const begun = this.#deps.monotonic();
    try {
      const answer = await this.#ask(deadline);
      const latencyMs = this.#deps.monotonic() - begun;
      return { ...(await this.#judge(answer)), latencyMs };
    } catch (cause) {
      return judgeFailure(cause, largestBody);
    } finally {
      deadline.clear();
    }
  }

  close(): void {
    for (const origin of this.#origins.values()) origin.release();
    this.#origins.clear();
  }

  async #ask(deadline: Deadline): Promise<WireAnswer> {
    let url = this.#url;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.#askOnce(url, deadline);
      if (!isRedirect(answer.status) || this.#config.expect?.includes(answer.status)) return answer;
      if (redirects === this.#config.maxRedirects) {
        throw new RedirectRefused(`the answer still redirects after ${redirects} redirects`);
      }
      url = followRedirect(url, textOf(answer.headers.location));
    }
  }

  /** A kept connection may have been closed by the server just now: one cut before any answer is tried once more. */
  async #askOnce(url: URL, deadline: Deadline): Promise<WireAnswer> {
    const request: ExchangeRequest = {
      method: this.#config.method,
      path: `${url.pathname}${url.search}`,
      maxBytes: largestBody,
      readsBody: formatOf(this.#config.format).readsBody,
    };
    try {
      return await exchange(this.#origin(url), request, deadline);
    } catch (cause) {
      const cut = cause instanceof ExchangeFailed && cause.phase === 'waiting';
      if (!cut || judgeFailure(cause, largestBody).reason.code !== 'reset') throw cause;
      return exchange(this.#origin(url), request, deadline);
    }
  }

  async #judge(answer: WireAnswer): Promise<Verdict> {
    const byStatus = this.#judgeStatus(answer.status);
    const format = formatOf(this.#config.format);
    if (this.#config.method === 'HEAD' || !format.readsBody) return byStatus;
    const body = await decodeContent(answer.body, textOf(answer.headers['content-encoding']) ?? '', largestBody);
    const mediaType = (textOf(answer.headers['content-type']) ?? '').split(';', 1)[0] ?? '';
    const byBody = format.judge({ status: answer.status, mediaType: mediaType.trim().toLowerCase(), body });
    return byBody === undefined ? byStatus : worse(byStatus, byBody);
  }

  #judgeStatus(status: number): Verdict {
    const { expect } = this.#config;
    const expected = expect === undefined ? status >= 200 && status <= 299 : expect.includes(status);
    if (expected) return verdict('ok', 'status-code', String(status));
    return verdict(status >= 500 ? 'down' : 'unknown', 'status-code', String(status));
  }

  #origin(url: URL): Origin {
    const origin = this.#origins.get(url.origin) ?? this.#deps.connections.acquire(url.origin, this.#config.timeoutMs);
    this.#origins.set(url.origin, origin);
    return origin;
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}
