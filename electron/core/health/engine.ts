import type { LookupFunction } from 'node:net';
import type { Observation, Reason, State } from '../../contract/models/condition.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../platform.ts';
import { begin, late, type Memory, type Step, step } from './machine.ts';
import { createConnections } from './probes/connections.ts';
import type { Probe, ProbeDeps } from './probes/probe.ts';
import { createProbe, type EndpointConfig } from './probes/registry.ts';
import { createScheduler, type LookDone, type SchedulerStats } from './scheduler.ts';

/** An endpoint's state changed, for the log. `at` is the console's clock. */
export interface HealthTransition {
  endpoint: string;
  component: string;
  from: State;
  to: State;
  reason: Reason;
  latencyMs?: number;
  at: number;
}

/** What the log said last about an endpoint. */
export interface LastKnown {
  state: State;
  reason: Reason;
  since: number;
}

/** One completed look. */
export interface Observed {
  endpoint: string;
  component: string;
  observation: Observation;
  at: number;
}

export interface HealthEngineOptions {
  clock: Pick<Clock, 'now' | 'monotonic'>;
  logger: Logger;
  /** Changes of state, in order, gathered over a few milliseconds. They happened: whoever takes them keeps them. */
  onTransitions(batch: HealthTransition[]): void;
  /** Components of endpoints that became fresh, or late, without a change of state. */
  onFreshness?(components: string[]): void;
  onObserved?(observed: Observed): void;
  limits?: Partial<HealthLimits>;
  /** Certificates of authorities (PEM) to trust besides those of the system. */
  trust?: readonly string[];
  lookup?: LookupFunction;
}

export interface HealthLimits {
  /** The most looks at the same time; those that ran into their deadline have as many slots of their own. */
  concurrent: number;
  /** The most looks at one target at the same time, counted alike. */
  perTarget: number;
  /** Within how many milliseconds the first round begins its looks. */
  firstRoundMs: number;
  /** How often the watchdog asks what is late, in milliseconds. */
  watchdogMs: number;
}

const defaultLimits: HealthLimits = { concurrent: 256, perTarget: 96, firstRoundMs: 500, watchdogMs: 1000 };

/** Changes are gathered this long before they are handed on, in milliseconds. */
const gatherMs = 20;

export interface HealthEngine {
  /**
   * Watches exactly these endpoints. Unchanged ones go on undisturbed. A new one begins with what the log knows, which is
   * not fresh until it has been looked at.
   */
  apply(endpoints: readonly EndpointConfig[], lastKnown: (endpoint: string) => LastKnown | undefined): void;
  start(): void;
  /** Resolves when no look is under way any more and every connection is closed. Nothing is reported afterwards. */
  stop(): Promise<void>;
  /** It has been looked at in this run, and not too long ago. */
  fresh(endpoint: string): boolean;
  /** Looks at these as soon as possible, besides the regular schedule. */
  hurry(endpoints: readonly string[]): void;
  /** When the newest look was completed, by the console's clock; null before the first. */
  lastObservationAt(): number | null;
  stats(): SchedulerStats;
}

/** The polling of one console: schedule, looks, state machine and the watchdog for what is late. */
export function createHealthEngine(options: HealthEngineOptions): HealthEngine {
  return new PollingEngine(options);
}

interface Watch {
  config: EndpointConfig;
  digest: string;
  probe: Probe;
  cancel: AbortController;
  memory: Memory;
}

class PollingEngine implements HealthEngine {
  readonly #options: HealthEngineOptions;
  readonly #limits: HealthLimits;
  readonly #deps: ProbeDeps;
  readonly #scheduler;
  readonly #watches = new Map<string, Watch>();
  #transitions: HealthTransition[] = [];
  #freshness = new Set<string>();
  #gathering: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #lastObservationAt: number | null = null;
  #stopped = false;

  constructor(options: HealthEngineOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    const { perTarget } = this.#limits;
    this.#deps = {
      monotonic: options.clock.monotonic,
      // Looks from both lines of the scheduler fit, so that none ever waits for a connection.
      connections: createConnections({ perOrigin: perTarget * 2, trust: options.trust, lookup: options.lookup }),
    };
    this.#scheduler = createScheduler(options.clock.monotonic, this.#limits);
  }

  apply(endpoints: readonly EndpointConfig[], lastKnown: (endpoint: string) => LastKnown | undefined): void {
    if (this.#stopped) return;
    const named = new Set(endpoints.map(({ id }) => id));
    for (const id of [...this.#watches.keys()]) if (!named.has(id)) this.#forget(id);
    for (const config of endpoints) {
      const digest = JSON.stringify(config);
      const before = this.#watches.get(config.id);
      if (before?.digest === digest) continue;
      if (before !== undefined) this.#forget(config.id);
      const sameComponent = before?.config.component === config.component;
      this.#watch(config, digest, sameComponent ? before?.memory : lastKnown(config.id));
    }
  }

  start(): void {
    if (this.#stopped || this.#watchdog !== undefined) return;
    const now = this.#options.clock.monotonic();
    for (const watch of this.#watches.values()) watch.memory = { ...watch.memory, heardAt: now };
    this.#scheduler.start();
    this.#watchdog = setInterval(() => this.#markLate(), this.#limits.watchdogMs);
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    clearInterval(this.#watchdog);
    this.#flush();
    for (const { cancel } of this.#watches.values()) cancel.abort();
    await this.#scheduler.stop();
    for (const { probe } of this.#watches.values()) probe.close();
    await this.#deps.connections.close();
  }

  fresh(endpoint: string): boolean {
    return this.#watches.get(endpoint)?.memory.fresh ?? false;
  }

  hurry(endpoints: readonly string[]): void {
    for (const endpoint of endpoints) this.#scheduler.hurry(endpoint);
  }

  lastObservationAt(): number | null {
    return this.#lastObservationAt;
  }

  stats(): SchedulerStats {
    return this.#scheduler.stats();
  }

  #watch(config: EndpointConfig, digest: string, known: { state: State; reason: Reason } | undefined): void {
    const watch: Watch = {
      config,
      digest,
      probe: createProbe(config, this.#deps),
      cancel: new AbortController(),
      memory: begin(this.#options.clock.monotonic(), known),
    };
    this.#watches.set(config.id, watch);
    this.#scheduler.add({
      id: config.id,
      intervalMs: config.intervalMs,
      target: watch.probe.target,
      look: () => this.#look(watch),
    });
  }

  #forget(id: string): void {
    const watch = this.#watches.get(id);
    this.#watches.delete(id);
    this.#scheduler.remove(id);
    watch?.cancel.abort();
    watch?.probe.close();
  }

  /** The schedule must go on whatever a look, or somebody whom it is told to, does. */
  async #look(watch: Watch): Promise<LookDone> {
    try {
      return await this.#lookOnce(watch);
    } catch (cause) {
      this.#options.logger.error(`the look at ${watch.config.id} failed inside the console: ${String(cause)}`);
      return { slow: false };
    }
  }

  async #lookOnce(watch: Watch): Promise<LookDone> {
    const observation = await watch.probe.run(watch.cancel.signal);
    if (this.#stopped || watch.cancel.signal.aborted) return { slow: false };
    const { clock, onObserved } = this.#options;
    this.#lastObservationAt = clock.now();
    const { id, component } = watch.config;
    onObserved?.({ endpoint: id, component, observation, at: this.#lastObservationAt });
    const stepped = step(watch.memory, observation, clock.monotonic());
    this.#take(watch, stepped, observation.latencyMs);
    const timedOut = observation.reason.code === 'timeout' || observation.reason.code === 'dns';
    return { againInMs: stepped.confirmInMs, slow: timedOut };
  }

  #markLate(): void {
    const now = this.#options.clock.monotonic();
    let count = 0;
    for (const watch of this.#watches.values()) {
      const stepped = late(watch.memory, watch.config, now);
      if (stepped.memory === watch.memory) continue;
      count += 1;
      this.#take(watch, stepped, undefined);
    }
    if (count > 0) this.#options.logger.warn(`${count} endpoints are late: no look was completed in time`);
  }

  #take(watch: Watch, { memory, transition }: Step, latencyMs: number | undefined): void {
    const { id, component } = watch.config;
    const changedFreshness = memory.fresh !== watch.memory.fresh;
    watch.memory = memory;
    if (transition !== undefined) {
      const at = this.#options.clock.now();
      const latency = latencyMs === undefined ? {} : { latencyMs };
      this.#transitions.push({ endpoint: id, component, ...transition, ...latency, at });
    } else if (changedFreshness) this.#freshness.add(component);
    else return;
    this.#gathering ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const transitions = this.#transitions;
    const freshness = [...this.#freshness];
    this.#transitions = [];
    this.#freshness.clear();
    if (transitions.length > 0) this.#options.onTransitions(transitions);
    if (freshness.length > 0) this.#options.onFreshness?.(freshness);
  }
}
