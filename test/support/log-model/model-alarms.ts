import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Record } from './model-record.ts';

/** A root of trouble, as the analysis of the plant sees it. */
export type Group = Pick<Alarm, 'component' | 'name' | 'state' | 'reason' | 'priority' | 'since' | 'consequences'>;

/** Alarms: one for each root, after ISA-18.2. */
export class AlarmModel {
  readonly #record: Record;

  constructor(record: Record) {
    this.#record = record;
  }

  acknowledge(id: string, by: string): boolean {
    const { alarms, now } = this.#record;
    const alarm = alarms.get(id);
    if (alarm === undefined || alarm.acknowledged !== undefined) return false;
    this.#record.write();
    if (alarm.life === 'returned') alarms.delete(id);
    else alarms.set(id, { ...alarm, life: 'acknowledged', acknowledged: { by, at: now } });
    return true;
  }

  /** The plant is as `groups` say now; `explained` names the root behind a component that is none itself. */
  settle(groups: readonly Group[], explained: ReadonlyMap<string, string>): void {
    const { alarms } = this.#record;
    const before = [...alarms.values()];
    const taken = before.map(({ number }) => number);
    for (const alarm of before) {
      if (groups.some(({ component }) => component === alarm.component)) continue;
      const root = explained.get(alarm.component);
      if (groups.some(({ component }) => component === root)) {
        this.#record.write();
        alarms.delete(alarm.id);
      } else this.#comesBack(alarm);
    }
    for (const group of groups) {
      const alarm = before.find(({ component }) => component === group.component);
      if (alarm === undefined) taken.push(this.#raise(group, taken));
      else this.#goesOn(alarm, group);
    }
  }

  #comesBack(alarm: Alarm): void {
    const { alarms, now } = this.#record;
    if (alarm.life === 'returned') return;
    this.#record.write();
    if (alarm.life === 'acknowledged') alarms.delete(alarm.id);
    else alarms.set(alarm.id, { ...alarm, life: 'returned', returnedAt: now });
  }

  #goesOn(alarm: Alarm, { state, reason, consequences }: Group): void {
    const { alarms } = this.#record;
    let row = alarm;
    if (row.life === 'returned' || row.state !== state || row.reason.code !== reason.code) {
      this.#record.write();
      const { returnedAt: _, ...rest } = row;
      row = { ...rest, state, reason, life: row.life === 'acknowledged' ? 'acknowledged' : 'unacknowledged' };
    }
    if (JSON.stringify(row.consequences) !== JSON.stringify(consequences)) {
      this.#record.write();
      row = { ...row, consequences };
    }
    alarms.set(row.id, row);
  }

  #raise(group: Group, taken: readonly number[]): number {
    const { alarms, incidents, now } = this.#record;
    const id = `ALM-${group.component}-${now.toString(36)}`;
    let number = 1;
    while (taken.includes(number)) number += 1;
    this.#record.write();
    const incident = this.#record.openIncidentOf(group.component);
    if (Object.values(group.consequences).some((count) => count > 0)) this.#record.write();
    alarms.set(id, {
      id,
      number,
      ...group,
      life: 'unacknowledged',
      raisedAt: now,
      ...(incident === undefined ? {} : { incident: incident.id }),
    });
    if (incident !== undefined) incidents.set(incident.id, { ...incident, alarms: [...incident.alarms, id] });
    return number;
  }
}
