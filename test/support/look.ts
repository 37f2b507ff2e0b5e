import type { LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Observation } from '../../electron/contract/models/condition.ts';
import { createConnections } from '../../electron/core/health/probes/connections.ts';
import { createProbe, parseEndpoint } from '../../electron/core/health/probes/registry.ts';

/** What a test may set for its look, besides the fields of the endpoint. */
export interface LookOptions {
  fields?: Record<string, unknown>;
  trust?: readonly string[];
  lookup?: LookupFunction;
}

/** One look at an address with the real HTTP probe, as the plant file would describe it, and how long it took. */
export async function lookAt(url: string, options: LookOptions = {}): Promise<Observation & { tookMs: number }> {
  const raw = { id: 'victim', component: 'victim', probe: 'http', url, timeout: '2s', ...options.fields };
  const parsed = parseEndpoint(raw, { interval: 10_000, timeout: 2000 });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const connections = createConnections({ perOrigin: 4, trust: options.trust, lookup: options.lookup });
  const probe = createProbe(parsed.value, { monotonic: () => performance.now(), connections });
  const begun = performance.now();
  try {
    return { ...(await probe.run(new AbortController().signal)), tookMs: performance.now() - begun };
  } finally {
    probe.close();
    await connections.close();
  }
}
