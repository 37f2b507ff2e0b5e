import { flattenIssues, type Issue, sayMissing } from '../../plant/issues.ts';
import { type HttpEndpoint, httpProbe } from './http.ts';
import type { EndpointDefaults, Probe, ProbeDeps, ProbeKind, WrittenEndpoint } from './probe.ts';

/** An endpoint ready to be watched. Plain data: equal configs are equal as JSON. */
export type EndpointConfig = HttpEndpoint;

/** Every kind of probe by the name that a plant file uses. A new kind is one file, one line here, one in the type above. */
const kinds = { http: httpProbe } as const;
export const probeKinds = Object.keys(kinds) as EndpointConfig['probe'][];

/** The issues' paths lead to the field from the endpoint. */
export type ParsedEndpoint = { ok: true; value: EndpointConfig } | { ok: false; issues: Issue[] };

/**
 * Reads one endpoint of a plant file (as its author wrote it) with the schema of its probe kind. Without a timeout of its
 * own an endpoint gets the default, but never more than its interval. All issues are told at once.
 */
export function parseEndpoint(raw: unknown, defaults: EndpointDefaults): ParsedEndpoint {
  const name = typeof raw === 'object' && raw !== null && 'probe' in raw ? raw.probe : 'http';
  if (typeof name !== 'string' || !Object.hasOwn(kinds, name)) {
    const message = `there is no such probe; known are ${probeKinds.join(', ')}`;
    return { ok: false, issues: [{ path: ['probe'], message }] };
  }
  return parseAs(kinds[name as keyof typeof kinds], raw, defaults);
}

/** Makes the probe that looks at an endpoint. */
export function createProbe(config: EndpointConfig, deps: ProbeDeps): Probe {
  return kinds[config.probe].create(config, deps);
}

function parseAs<Written extends WrittenEndpoint>(
  kind: ProbeKind<Written, EndpointConfig>,
  raw: unknown,
  defaults: EndpointDefaults,
): ParsedEndpoint {
  const read = kind.configSchema.safeParse(raw, { error: sayMissing });
  if (!read.success) return { ok: false, issues: flattenIssues(read.error.issues) };
  const { id, component, interval, timeout } = read.data;
  const intervalMs = interval ?? defaults.interval;
  const timeoutMs = timeout ?? Math.min(defaults.timeout, intervalMs);
  if (timeoutMs > intervalMs) {
    return { ok: false, issues: [{ path: ['timeout'], message: 'the timeout must not be longer than the interval' }] };
  }
  return { ok: true, value: kind.configure(read.data, { id, component, probe: kind.kind, intervalMs, timeoutMs }) };
}
