import type { z } from 'zod';
import type { Observation } from '../../../contract/models/condition.ts';
import type { Connections } from './connections.ts';

/** What every endpoint has, whatever its probe: parsed, with defaults applied, durations in milliseconds. */
export interface EndpointBase {
  id: string;
  component: string;
  probe: string;
  intervalMs: number;
  timeoutMs: number;
}

/** What probes share. */
export interface ProbeDeps {
  /** Milliseconds that never go back. */
  monotonic(): number;
  connections: Connections;
}

/** Looks at one endpoint. */
export interface Probe {
  /** What it shares with other probes, for example an origin: looks at one target are limited together. */
  readonly target: string;
  /** One look, within the endpoint's timeout. Never rejects. After `signal` is aborted the answer means nothing. */
  run(signal: AbortSignal): Promise<Observation>;
  /** Gives back what it holds. A look under way is ended by its signal, not by this. */
  close(): void;
}

/** The intervals that the plant file sets for endpoints that name none, in milliseconds. */
export interface EndpointDefaults {
  interval: number;
  timeout: number;
}

/**
 * One kind of probe. `configSchema` reads the endpoint as it stands in the plant file, strictly, so that a misspelt field
 * is found; `configure` gives it the defaults.
 */
export interface ProbeKind<Written extends WrittenEndpoint, Config extends EndpointBase> {
  kind: Config['probe'];
  configSchema: z.ZodType<Written>;
  configure(written: Written, base: EndpointBase): Config;
  create(config: Config, deps: ProbeDeps): Probe;
}

/** The base fields after the schema has read them. */
export interface WrittenEndpoint {
  id: string;
  component: string;
  interval?: number | undefined;
  timeout?: number | undefined;
}
