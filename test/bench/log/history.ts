import type { State } from '../../../electron/contract/models/condition.ts';
import type { Actor } from '../../../electron/contract/models/entry.ts';
import type { Draft } from '../../../electron/core/log/kinds.ts';
import type { Log } from '../../../electron/core/log/log.ts';
import { readProcedure } from '../../../electron/core/procedures/load.ts';
import { Random } from '../../support/random.ts';
import { remarks, titles } from './words.ts';

/** Drafts that are handed to the log at once while a history is written. */
const batch = 500;
/** The mean time between two batches, in milliseconds: a million entries are a year. */
const meanGapMs = 31_536 * batch;

const people: Actor[] = [
  { person: 'luehrs', name: 'Katrin Lührs', desk: 'Leitplatz 2' },
  { person: 'harms', name: 'Imke Harms', desk: 'Leitplatz 1' },
  { person: 'oezdemir', name: 'Cem Özdemir', desk: 'Leitplatz 3' },
  { person: 'petersen', name: 'Ole Petersen', desk: 'Technik' },
];
const health: Actor = { system: 'health' };
const impact: Actor = { system: 'impact' };
const kinds = ['storage-ctl', 'db', 'app', 'switch', 'ups', 'web', 'cache', 'queue'];
/** As the probes word them. */
const failures = [
  { code: 'status-code', detail: '503' },
  { code: 'timeout', detail: 'no answer began within 2000 ms' },
  { code: 'refused', detail: 'the connection was refused (ECONNREFUSED)' },
  { code: 'reported', detail: 'fail' },
  { code: 'late', detail: 'no look was completed for 62 s' },
] as const;
const components = Array.from(
  { length: 800 },
  (_, index) => `${kinds[index % kinds.length]}-${100 + Math.floor(index / 8)}`,
);

/**
 * The life of a plant of 800 components, as a console writes it: endpoints that come and go (seven of ten entries),
 * alarms, and now and then people who acknowledge, declare incidents, note, act and swap parts. The same seed gives the
 * same drafts.
 */
export class History {
  readonly #random: Random;
  readonly #procedure: ReturnType<typeof readProcedure>['procedure'];
  readonly #states = new Map<string, State>();
  readonly #open: { subject: string; component: string; acknowledged: boolean }[] = [];
  readonly #later: Draft[] = [];
  #numbers = { alarm: 0, incident: 0, action: 0, swap: 0 };
  #incident = '';

  constructor(seed: number, procedureText: string) {
    this.#random = new Random(seed);
    this.#procedure = readProcedure(procedureText, 'procedure.yaml').procedure;
  }

  next(): Draft {
    const planned = this.#later.length > 0 && this.#random.chance(0.3) ? this.#later.shift() : undefined;
    if (planned !== undefined) return planned;
    const dice = this.#random.next();
    if (dice < 0.8) return this.#transition();
    if (dice < 0.96) return this.#alarm();
    if (dice < 0.999) return this.#note();
    if (dice < 0.9997) return this.#declare();
    return this.#swap();
  }

  #transition(): Draft {
    const component = this.#random.pick(components);
    const endpoint = `${component}.http`;
    const from = this.#states.get(endpoint) ?? 'ok';
    const to: State = from === 'ok' ? this.#random.pick(['down', 'degraded', 'down'] as const) : 'ok';
    this.#states.set(endpoint, to);
    const reason = to === 'ok' ? ({ code: 'status-code', detail: '200' } as const) : this.#random.pick(failures);
    const latencyMs = Math.round(this.#random.next() * 4000) / 10;
    const data = { endpoint, from, to, reason, ...(reason.code === 'late' ? {} : { latencyMs }) };
    return { kind: 'health.transition', subject: `component/${component}`, actor: health, data };
  }

  #alarm(): Draft {
    const index = this.#random.below(this.#open.length + 4);
    const alarm = this.#open[index];
    if (alarm === undefined) return this.#raise();
    const { subject } = alarm;
    if (this.#random.chance(0.4)) {
      const [cells, services] = [this.#random.below(300), this.#random.below(6)];
      const data = { components: this.#random.below(40), cells, services, sites: Math.ceil(cells / 3) };
      return { kind: 'alarm.grouped', subject, actor: impact, data };
    }
    if (!alarm.acknowledged) {
      alarm.acknowledged = true;
      return { kind: 'alarm.acknowledged', subject, actor: this.#random.pick(people), data: {} };
    }
    this.#open.splice(index, 1);
    return { kind: 'alarm.returned', subject, actor: impact, data: {} };
  }

  #raise(): Draft {
    const component = this.#random.pick(components);
    this.#numbers.alarm += 1;
    const subject = `alarm/ALM-${component}-${(1_569_300_000_000 + this.#numbers.alarm * 9973).toString(36)}`;
    this.#open.push({ subject, component, acknowledged: false });
    const name = { de: `Komponente ${component}`, en: `Component ${component}` };
    const reason = this.#random.pick(failures);
    const since = '2019-09-24T09:00:04.120Z';
    const data = { component, name, state: 'down' as const, reason, priority: 1 + this.#random.below(3), since };
    return { kind: 'alarm.raised', subject, actor: impact, data: { ...data, number: this.#open.length } };
  }

  #note(): Draft {
    if (this.#incident === '') return this.#declare();
    const text = `${this.#random.pick(remarks)} ${this.#random.pick(components)}: ${this.#random.pick(remarks)}`;
    return { kind: 'note.added', subject: this.#incident, actor: this.#random.pick(people), data: { text } };
  }

  #declare(): Draft {
    this.#numbers.incident += 1;
    const subject = `incident/INC-2019-${String(this.#numbers.incident).padStart(4, '0')}-01`;
    const actor = this.#random.pick(people);
    const text = this.#random.pick(remarks);
    for (let count = 0; count < 3; count += 1) {
      this.#numbers.action += 1;
      const action = `action/ACT-2019-${this.#numbers.action}`;
      const data = {
        incident: subject.slice('incident/'.length),
        text: this.#random.pick(remarks),
        owner: 'Ole Petersen',
      };
      this.#later.push({ kind: 'action.added', subject: action, actor, data });
      this.#later.push({ kind: 'action.started', subject: action, actor, data: {} });
      this.#later.push({ kind: 'action.finished', subject: action, actor, data: { outcome: text } });
    }
    this.#later.push({ kind: 'incident.service', subject, actor, data: { state: 'restored', text } });
    this.#later.push({ kind: 'incident.cause', subject, actor, data: { state: 'confirmed', text } });
    this.#later.push({ kind: 'incident.closed', subject, actor, data: {} });
    this.#incident = subject;
    const data = {
      title: this.#random.pick(titles),
      alarms: this.#open.slice(0, 1).map((alarm) => alarm.subject.slice('alarm/'.length)),
      components: [this.#random.pick(components)],
      services: ['residents'],
      since: '2019-09-24T09:00:04.120Z',
    };
    return { kind: 'incident.declared', subject, actor, data };
  }

  #swap(): Draft {
    if (this.#procedure === undefined) throw new Error('the shipped procedure cannot be read');
    this.#numbers.swap += 1;
    const subject = `swap/SWP-2019-${String(this.#numbers.swap).padStart(4, '0')}`;
    const actor = this.#random.pick(people);
    for (const { id } of this.#procedure.steps) {
      this.#later.push({
        kind: 'swap.confirmed',
        subject,
        actor,
        data: { step: id, person: 'ole', name: 'Ole Petersen' },
      });
      this.#later.push({ kind: 'swap.passed', subject, actor, data: { step: id } });
    }
    this.#later.push({ kind: 'swap.finished', subject, actor, data: {} });
    const data = { component: this.#random.pick(components), procedure: this.#procedure };
    return { kind: 'swap.opened', subject, actor, data };
  }
}

/** The clock of a history: each batch is written a little later than the one before. */
export function createHistoryClock(seed: number): { now(): number } {
  const random = new Random(seed);
  let at = Date.UTC(2019, 0, 1);
  return { now: () => (at += 1 + Math.round(random.next() * 2 * meanGapMs)) };
}

/**
 * Writes `count` entries, in their order: people go first among what waits for the log, so nothing else may wait beside a
 * batch. Its entries share one time of writing, as in a storm.
 */
export async function writeHistory(log: Log, history: History, count: number): Promise<void> {
  for (let written = 0; written < count; written += batch) {
    const drafts = Array.from({ length: Math.min(batch, count - written) }, () => history.next());
    const result = await log.append(drafts);
    if (!result.ok) throw new Error(result.error.message);
  }
}
