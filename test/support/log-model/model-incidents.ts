import type { CommandInput } from '../../../electron/contract/commands.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import type { Record } from './model-record.ts';
import { components, services } from './world.ts';

type Track = 'service' | 'cause';
const order = { service: ['down', 'workaround', 'restored'], cause: ['unknown', 'suspected', 'confirmed'] } as const;

/** Incidents with their two tracks, judgements, notes and actions. */
export class IncidentModel {
  readonly #record: Record;

  constructor(record: Record) {
    this.#record = record;
  }

  declare(input: CommandInput<'incident.declare'>, by: string): boolean {
    const { alarms, incidents, now } = this.#record;
    const alarm = input.alarm === undefined ? undefined : alarms.get(input.alarm);
    if (input.alarm !== undefined && alarm === undefined) return false;
    const of = incidents.get(alarm?.incident ?? '');
    if (of !== undefined && of.closed === undefined) return false;
    if (!input.components.every((id) => components.some((known) => known.id === id))) return false;
    if (!input.services.every((id) => services.some((known) => known.id === id))) return false;
    if ((input.happenedAt ?? now) > now) return false;
    const id = this.#nextId(`INC-${this.#day()}`, incidents.keys());
    const since = input.happenedAt ?? alarm?.since ?? now;
    const start = { at: since, by, text: '' };
    incidents.set(id, {
      id,
      version: this.#record.say('title', id, input.title),
      title: input.title,
      lead: by,
      since,
      declaredAt: now,
      declaredBy: by,
      alarms: alarm === undefined ? [] : [alarm.id],
      components: [...new Set([...(alarm === undefined ? [] : [alarm.component]), ...input.components])],
      services: [...new Set(input.services)],
      service: { state: 'down', reached: { down: start } },
      cause: { state: 'unknown', reached: { unknown: start } },
      judgements: [],
    });
    if (alarm !== undefined) alarms.set(alarm.id, { ...alarm, incident: id });
    return true;
  }

  set(
    track: Track,
    input: { incident: string; state: string; text: string; happenedAt?: number | undefined },
    by: string,
  ): boolean {
    const { incidents, now } = this.#record;
    const incident = incidents.get(input.incident);
    const at = input.happenedAt ?? now;
    const text = input.text.trim();
    const names: readonly string[] = order[track];
    if (incident === undefined || incident.closed !== undefined || at > now) return false;
    if (input.happenedAt !== undefined && at < incident.since) return false;
    const [from, to] = [names.indexOf(incident[track].state), names.indexOf(input.state)];
    if (from === to || (text === '' && (to < from || input.state === 'confirmed'))) return false;
    const reached: Incident[Track]['reached'] = { [input.state]: { at, by, text } };
    for (const name of names.slice(0, to)) {
      const before = incident[track].reached[name];
      if (before !== undefined) reached[name] = before;
    }
    const version = this.#record.say(track, incident.id, text);
    incidents.set(incident.id, { ...incident, version, [track]: { state: input.state, reached } });
    return true;
  }

  judge({ incident, other, verdict, because }: CommandInput<'incident.judge'>, by: string): boolean {
    const { incidents, now } = this.#record;
    const [one, two] = [incidents.get(incident), incidents.get(other)];
    if (one === undefined || two === undefined || one === two) return false;
    const version = this.#record.say('because', incident, because);
    const add = (row: Incident, about: string) => [
      ...row.judgements.filter((judgement) => judgement.incident !== about),
      { incident: about, verdict, because, by, at: now },
    ];
    incidents.set(incident, { ...one, version, judgements: add(one, other) });
    incidents.set(other, { ...two, judgements: add(two, incident) });
    return true;
  }

  close(id: string, by: string): boolean {
    const { incidents, now } = this.#record;
    const incident = incidents.get(id);
    if (incident === undefined || incident.closed !== undefined) return false;
    if (incident.service.state !== 'restored' || incident.cause.state !== 'confirmed') return false;
    incidents.set(id, { ...incident, version: this.#record.write(), closed: { at: now, by } });
    return true;
  }

  note({ incident, text, happenedAt }: CommandInput<'note.add'>): boolean {
    const row = this.#record.incidents.get(incident);
    if (row === undefined || (happenedAt ?? 0) > this.#record.now) return false;
    this.#record.incidents.set(incident, { ...row, version: this.#record.say('note', incident, text) });
    return true;
  }

  addAction({ incident, text, owner, due }: CommandInput<'action.add'>, by: string): boolean {
    const { actions, incidents, now } = this.#record;
    const row = incidents.get(incident);
    if (row === undefined || row.closed !== undefined) return false;
    const id = this.#nextId(incident.replace('INC', 'ACT'), actions.keys());
    this.#record.say('action', id, text);
    const planned = due === undefined ? {} : { due };
    actions.set(id, { id, incident, text, owner, ...planned, addedAt: now, addedBy: by });
    return true;
  }

  startAction(id: string, by: string): boolean {
    const { actions, now } = this.#record;
    const action = actions.get(id);
    if (action === undefined || action.started !== undefined) return false;
    this.#record.write();
    actions.set(id, { ...action, started: { at: now, by } });
    return true;
  }

  finishAction(id: string, outcome: string, by: string): boolean {
    const { actions, now } = this.#record;
    const action = actions.get(id);
    if (action === undefined || action.finished !== undefined) return false;
    if (action.started === undefined) this.#record.write();
    this.#record.say('outcome', id, outcome.trim());
    const done = { at: now, by };
    actions.set(id, { ...action, started: action.started ?? done, finished: { ...done, outcome: outcome.trim() } });
    return true;
  }

  #day(): string {
    const [year, month, day] = new Date(this.#record.now).toISOString().slice(0, 10).split('-');
    return `${year}-${month}${day}`;
  }

  #nextId(prefix: string, ids: Iterable<string>): string {
    let count = 1;
    for (const id of ids) if (id.startsWith(`${prefix}-`)) count += 1;
    return `${prefix}-${String(count).padStart(2, '0')}`;
  }
}
