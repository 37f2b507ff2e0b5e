import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { Pool } from 'undici';

/** Keep-alive connections to one origin, used by all endpoints there that have the same timeout. */
export interface Origin {
  readonly pool: Pool;
  /** True while the name is being resolved for at least one new connection. */
  resolving(): boolean;
  /** To be called once for each `acquire`; the last one closes the connections. */
  release(): void;
}

/** The connections of all HTTP probes, by origin: a target that hangs holds only its own. */
export interface Connections {
  acquire(origin: string, timeoutMs: number): Origin;
  /** Cuts every connection. */
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** The most connections to one origin. */
  perOrigin: number;
  /** Certificates of authorities (PEM) to trust besides those of the system. */
  trust?: readonly string[] | undefined;
  lookup?: LookupFunction | undefined;
}

interface Shared {
  pool: Pool;
  users: number;
  resolving: number;
}

/** The largest head of an answer, in bytes; Node's own default. */
export const largestHead = 16 * 1024;
/** How long an unused connection is kept, in milliseconds, where the server does not say less: several usual intervals. */
const keepAliveMs = 30_000;

/** Opens nothing yet: connections come with the first look and stay for the next ones. */
export function createConnections(options: ConnectionOptions): Connections {
  const origins = new Map<string, Shared>();
  const trust = options.trust ?? [];
  const ca = trust.length === 0 ? undefined : [...getCACertificates('default'), ...trust];

  function open(origin: string, timeoutMs: number): Shared {
    const lookup = options.lookup ?? (systemLookup as LookupFunction);
    const counted: LookupFunction = (name, lookupOptions, done) => {
      shared.resolving += 1;
      lookup(name, lookupOptions, (...answer) => {
        shared.resolving -= 1;
        done(...answer);
      });
    };
    const shared: Shared = {
      users: 0,
      resolving: 0,
      pool: new Pool(origin, {
        connections: options.perOrigin,
        pipelining: 1,
        allowH2: false,
        keepAliveTimeout: keepAliveMs,
        maxHeaderSize: largestHead,
        // The deadline of a look is the probe's own, over everything; idle timers would only reset it.
        headersTimeout: 0,
        bodyTimeout: 0,
        autoSelectFamily: true,
        connect: { timeout: timeoutMs, lookup: counted, ...(ca === undefined ? {} : { ca }) },
      }),
    };
    return shared;
  }

  return {
    acquire(origin, timeoutMs) {
      const key = `${origin} ${timeoutMs}`;
      const shared = origins.get(key) ?? open(origin, timeoutMs);
      origins.set(key, shared);
      shared.users += 1;
      return {
        pool: shared.pool,
        resolving: () => shared.resolving > 0,
        release() {
          shared.users -= 1;
          if (shared.users > 0 || origins.get(key) !== shared) return;
          origins.delete(key);
          void shared.pool.destroy();
        },
      };
    },
    async close() {
      const pools = [...origins.values()].map((shared) => shared.pool);
      origins.clear();
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };
}
