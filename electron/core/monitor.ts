import { decideAlarms } from './alarms/rules.ts';
import type { Clock } from './clock.ts';
import { rootGroups, showAnalysis } from './conditions/derive.ts';
import { readOwn } from './conditions/own.ts';
import { lastOf } from './conditions/views.ts';
import { createHealthEngine, type HealthEngine, type HealthTransition } from './health/engine.ts';
import { type Analysis, analyse, type Model, prepareModel } from './impact/analyse.ts';
import type { Draft } from './log/kinds.ts';
import type { LoadedPlant } from './plant/load.ts';
import type { Logger } from './platform.ts';
import { deriveGuides, gatesToPass } from './swaps/gates.ts';
import type { Tables } from './tables.ts';

/** Changes are gathered this long before the plant is analysed again, in milliseconds. */
const settleMs = 20;
/**
 * A new root that needs other things, or has partners, waits this long before it raises an alarm, in milliseconds, while
 * those are looked at at once: one of them may be the real root. Confirming a failure takes one second.
 */
const holdMs = 1500;
/** It waits at most this long for those that have not been seen in this run at all. */
const holdUnseenMs = 10_000;

/** The shortest time between two entries that only count an alarm's consequences, in milliseconds. */
const recountMs = 2000;

const actor = { system: 'health' } as const;
const nothing: Model = prepareModel([], [], []);

interface Deps {
  clock: Clock;
  logger: Logger;
  tables: Tables;
  observe(drafts: readonly Draft[]): void;
}

/**
 * From observations to what the screens show: transitions go into the log, and whenever something changed the plant is
 * analysed again, which gives conditions, cells, alarms, and gates of running swaps that open.
 */
export class Monitor {
  readonly #deps: Deps;
  readonly #engine: HealthEngine;
  readonly #heldSince = new Map<string, number>();
  readonly #countedAt = new Map<string, number>();
  #startedAt = 0;
  #model = nothing;
  #endpointsOf = new Map<string, string[]>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#engine = createHealthEngine({
      clock: deps.clock,
      logger: deps.logger,
      onTransitions: (transitions) => deps.observe(transitions.map(toDraft)),
      onFreshness: () => this.invalidate(),
    });
  }

  start(): void {
    this.#startedAt = this.#deps.clock.now();
    this.#engine.start();
  }

  /** Watches exactly what this plant names. */
  use(plant: LoadedPlant): void {
    this.#model = prepareModel(plant.components, plant.services, plant.sites);
    this.#endpointsOf = new Map(
      [...Map.groupBy(plant.endpoints, ({ component }) => component)].map(([component, endpoints]) => [
        component,
        endpoints.map(({ id }) => id),
      ]),
    );
    const componentOf = new Map(plant.endpoints.map(({ id, component }) => [id, component]));
    this.#engine.apply(plant.endpoints, (endpoint) => {
      return lastOf(this.#deps.tables.get('observed', componentOf.get(endpoint) ?? ''), endpoint);
    });
    this.invalidate();
  }

  lastObservationAt(): number | null {
    return this.#engine.lastObservationAt();
  }

  /** Something changed that the analysis depends on. */
  invalidate(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#analyse();
    }, settleMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#engine.stop();
  }

  #analyse(): void {
    const { tables, clock, observe } = this.#deps;
    const open = tables.all('alarm');
    const analysis = analyse(
      this.#model,
      readOwn(this.#endpointsOf, tables, (id) => this.#engine.fresh(id), this.#startedAt),
      {
        now: clock.now(),
        speed: clock.speed(),
        alarms: new Map(
          open.filter(({ life }) => life !== 'returned').map(({ component, since }) => [component, since]),
        ),
      },
    );
    showAnalysis(analysis, tables, clock.now());
    deriveGuides(tables);
    const groups = this.#settled(rootGroups(analysis, tables), analysis);
    const explainedBy = (id: string) => analysis.explanation.get(id)?.find((root) => root !== id);
    const drafts = [
      ...this.#calm(decideAlarms(open, groups, clock.now(), explainedBy)),
      ...gatesToPass(tables, clock.now()),
    ];
    if (drafts.length > 0) observe(drafts);
  }

  /** A growing group counts its consequences again at most every `recountMs`: the log is for facts, not for counting. */
  #calm(drafts: Draft[]): Draft[] {
    const now = this.#deps.clock.monotonic();
    const raised = new Set(drafts.filter(({ kind }) => kind === 'alarm.raised').map(({ subject }) => subject));
    return drafts.filter(({ kind, subject }) => {
      if (kind !== 'alarm.grouped') return true;
      const wait = (this.#countedAt.get(subject) ?? Number.NEGATIVE_INFINITY) + recountMs - now;
      if (wait > 0 && !raised.has(subject)) {
        setTimeout(() => this.invalidate(), wait).unref();
        return false;
      }
      this.#countedAt.set(subject, now);
      return true;
    });
  }

  /** Holds back roots that may turn out to be consequences, and hurries the look at what they need. */
  #settled<Group extends { component: string }>(groups: Group[], analysis: Analysis): Group[] {
    const now = this.#deps.clock.monotonic();
    const present = new Set(groups.map(({ component }) => component));
    for (const id of this.#heldSince.keys()) if (!present.has(id)) this.#heldSince.delete(id);
    const known = new Set(this.#deps.tables.all('alarm').map(({ component }) => component));
    return groups.filter(({ component }) => {
      if (known.has(component) || !analysis.effective.has(component)) return true;
      const suspects = this.#suspects(component);
      if (suspects.length === 0) return true;
      const since = this.#heldSince.get(component) ?? now;
      if (since === now) this.#engine.hurry(suspects);
      this.#heldSince.set(component, since);
      const unseen = suspects.some((endpoint) => !this.#engine.fresh(endpoint));
      if (now - since >= (unseen ? holdUnseenMs : holdMs)) return true;
      setTimeout(() => this.invalidate(), holdMs / 2).unref();
      return false;
    });
  }

  /** Endpoints of everything that could explain a component: what it needs, directly or not, and its partners. */
  #suspects(component: string): string[] {
    const partners = this.#model.graph.partners(component);
    const seen = new Set<string>(partners);
    const open = [component, ...partners];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const member of this.#model.graph.members(id)) {
        if (seen.has(member)) continue;
        seen.add(member);
        open.push(member);
      }
    }
    return [...seen].flatMap((id) => this.#endpointsOf.get(id) ?? []);
  }
}

/** Latencies go on record in tenths of a millisecond: what lies below says nothing, and fills every entry with digits. */
function toDraft({ component, endpoint, from, to, reason, latencyMs }: HealthTransition): Draft {
  return {
    kind: 'health.transition',
    subject: `component/${component}`,
    actor,
    data: {
      endpoint,
      from,
      to,
      reason,
      ...(latencyMs === undefined ? {} : { latencyMs: Math.round(latencyMs * 10) / 10 }),
    },
  };
}
