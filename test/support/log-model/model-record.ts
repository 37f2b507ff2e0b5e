import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Correction } from '../../../electron/contract/models/correction.ts';
import type { Action, Incident } from '../../../electron/contract/models/incident.ts';

/** A text that a person put on record. */
interface Said {
  kind: string;
  id: string;
  text: string;
}

/** What the parts of the model share: the time, the count of entries, and the rows that several of them touch. */
export class Record {
  now = 0;
  seq = 0;
  readonly alarms = new Map<string, Alarm>();
  readonly incidents = new Map<string, Incident>();
  readonly actions = new Map<string, Action>();
  readonly corrections = new Map<string, Correction>();
  /** What people said, by the seq of the entry. */
  readonly said = new Map<number, Said>();

  /** One more entry. */
  write(): number {
    this.seq += 1;
    return this.seq;
  }

  /** One more entry, with a text of a person in it. An empty text says nothing. */
  say(kind: string, id: string, text: string): number {
    const seq = this.write();
    if (text !== '') this.said.set(seq, { kind, id, text });
    return seq;
  }

  correct(seq: number, text: string, reason: string, by: string): boolean {
    const said = this.said.get(seq);
    const before = this.corrections.get(`${seq}`);
    if (said === undefined || before?.retracted || (before?.text ?? said.text) === text) return false;
    const id = `${seq}`;
    this.corrections.set(id, { id, version: this.write(), text, retracted: false, reason, by, at: this.now });
    const incident = this.incidents.get(said.id);
    const action = this.actions.get(said.id);
    if (said.kind === 'title' && incident) this.incidents.set(said.id, { ...incident, title: text });
    if (said.kind === 'action' && action) this.actions.set(said.id, { ...action, text });
    if (said.kind === 'outcome' && action?.finished) {
      this.actions.set(said.id, { ...action, finished: { ...action.finished, outcome: text } });
    }
    return true;
  }

  retract(seq: number, reason: string, by: string): boolean {
    const said = this.said.get(seq);
    const before = this.corrections.get(`${seq}`);
    if (said === undefined || before?.retracted || said.kind === 'title' || said.kind === 'action') return false;
    const id = `${seq}`;
    const text = before?.text === undefined ? {} : { text: before.text };
    this.corrections.set(id, { id, version: this.write(), ...text, retracted: true, reason, by, at: this.now });
    return true;
  }

  /** The newest open incident that names a component. */
  openIncidentOf(component: string): Incident | undefined {
    let found: Incident | undefined;
    for (const incident of this.incidents.values()) {
      if (incident.closed === undefined && incident.components.includes(component)) found = incident;
    }
    return found;
  }
}
