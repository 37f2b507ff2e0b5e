import type { State } from '../../../electron/contract/models/condition.ts';
import type { Procedure } from '../../../electron/contract/models/swap.ts';
import type { LoggedTable } from '../../../electron/core/replay.ts';
import { AlarmModel } from './model-alarms.ts';
import { IncidentModel } from './model-incidents.ts';
import { Record } from './model-record.ts';
import { SwapModel } from './model-swaps.ts';

/**
 * What the console should hold after a history, told again in the plainest words: maps that each operation changes in
 * place. It shares no rule and no fold with the console. Every operation answers whether it is carried out or refused.
 */
export class Model {
  readonly record = new Record();
  readonly alarms = new AlarmModel(this.record);
  readonly incidents = new IncidentModel(this.record);
  readonly swaps: SwapModel;
  readonly #observed = new Map<string, { component: string; endpoints: { [id: string]: Endpoint } }>();

  constructor(procedure: Procedure) {
    this.swaps = new SwapModel(this.record, procedure);
  }

  /** The rows of each table that is on record. */
  rows(): Map<LoggedTable, Map<string, unknown>> {
    return new Map<LoggedTable, Map<string, unknown>>([
      ['observed', this.#observed],
      ['alarm', this.record.alarms],
      ['incident', this.record.incidents],
      ['action', this.record.actions],
      ['swap', this.swaps.swaps],
      ['part', this.swaps.parts],
      ['correction', this.record.corrections],
      ['recovery', new Map()],
    ]);
  }

  transition(component: string, endpoint: string, to: State, reason: Endpoint['reason'], happenedAt?: number): void {
    this.record.write();
    const row = this.#observed.get(component) ?? { component, endpoints: {} };
    const before = Object.hasOwn(row.endpoints, endpoint) ? row.endpoints[endpoint] : undefined;
    const since = happenedAt ?? this.record.now;
    // It has been ill since it last was not: a change from one illness to another goes on counting.
    const ill = (state: State | undefined) => state === 'down' || state === 'degraded';
    const onset = before !== undefined && ill(before.state) && ill(to) ? before.onset : since;
    const endpoints = { ...row.endpoints, [endpoint]: { state: to, reason, since, onset } };
    this.#observed.set(component, { component, endpoints });
  }
}

interface Endpoint {
  state: State;
  reason: { code: 'timeout' | 'refused' | 'reported'; detail: string };
  since: number;
  onset: number;
}
