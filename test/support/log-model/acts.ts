import type { CommandInput, CommandName } from '../../../electron/contract/commands.ts';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import { decideAlarms } from '../../../electron/core/alarms/rules.ts';
import { gatesToPass } from '../../../electron/core/swaps/gates.ts';
import type { Random } from '../random.ts';
import type { Desk } from './desk.ts';
import type { Model } from './model.ts';
import type { Group } from './model-alarms.ts';
import { components, controllers, people, services, sites } from './world.ts';

const texts = [
  '',
  ' ',
  'Größe geprüft',
  'retried twice',
  '=SUM(A1)',
  'emoji \u{1f525} \u202eRTL\u0000',
  'x'.repeat(3000),
];
const said = texts.filter((text) => text.trim() !== '');
const serials = ['S-A1', 's-a2', 'S-B1', 'S-B 2', 'S-M', 'N-1', 'n-2', 'N-3', 'N-4', 'nonsense'];
const componentIds = components.map(({ id }) => id);

/** Chooses operations at random and does each of them twice: on the console and on the model. */
export class Acts {
  readonly #random: Random;
  readonly #model: Model;
  readonly #clock: { now: number };
  #groups: Group[] = [];

  constructor(random: Random, model: Model, clock: { now: number }) {
    this.#random = random;
    this.#model = model;
    this.#clock = clock;
  }

  /** Does one operation. Answers what it was and whether console and model agree on its being carried out. */
  async next(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    this.#clock.now += 1 + this.#random.below(this.#random.chance(0.001) ? 90_000_000 : 60_000);
    this.#model.record.now = this.#clock.now;
    const dice = this.#random.next();
    if (dice < 0.3) return this.#health(desk);
    if (dice < 0.5) return this.#plant(desk);
    if (dice < 0.6) return this.#acknowledge(desk);
    if (dice < 0.78) return this.#incident(desk);
    if (dice < 0.8) return this.#race(desk);
    if (dice < 0.83) return this.#correction(desk);
    return this.#swap(desk);
  }

  async #health(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const { pick, chance } = this.#dice();
    const { live } = this.#model.swaps;
    const component = pick(componentIds);
    const endpoint = pick([`${component}.http`, `${component}.redfish`, '__proto__', 'constructor', '7']);
    const to = pick(['ok', 'ok', 'ok', 'degraded', 'down', 'unknown'] as const);
    const reason = { code: pick(['timeout', 'refused', 'reported'] as const), detail: pick(texts).slice(0, 500) };
    const happenedAt = chance(0.2) ? this.#clock.now - this.#random.below(5000) : undefined;
    const data = {
      endpoint,
      from: 'ok' as const,
      to,
      reason,
      ...(chance(0.5) ? { latencyMs: this.#random.next() } : {}),
    };
    const actor = { system: 'health' };
    await desk.observe([{ kind: 'health.transition', subject: `component/${component}`, actor, data, happenedAt }]);
    this.#model.transition(component, endpoint, to, reason, happenedAt);
    live.conditions.set(component, to);
    live.cells.set(`${pick(services).id}@${pick(sites)}`, chance(0.9) ? 'ok' : 'down');
    desk.show(live);
    await desk.observe(gatesToPass(desk.tables, this.#clock.now));
    this.#model.swaps.settle();
    return { what: `health ${component} ${to}`, agreed: true };
  }

  /** The analysis of the plant comes to another result, or to the same once more. */
  async #plant(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const { pick, chance } = this.#dice();
    const explained = new Map<string, string>();
    this.#groups = this.#groups.filter(({ component }) => {
      if (chance(0.7)) return true;
      if (chance(0.3)) explained.set(component, pick(componentIds));
      return false;
    });
    this.#groups = this.#groups.map((group) => (chance(0.3) ? { ...group, ...this.#trouble() } : group));
    const fresh = pick(componentIds);
    if (chance(0.5) && !this.#groups.some(({ component }) => component === fresh)) {
      const since = this.#clock.now - this.#random.below(9000);
      const name = { de: fresh, en: fresh };
      this.#groups.push({ component: fresh, name, priority: 1 + this.#random.below(3), since, ...this.#trouble() });
    }
    const drafts = decideAlarms(desk.tables.all('alarm'), this.#groups, this.#clock.now, (id) => explained.get(id));
    await desk.observe(drafts);
    this.#model.alarms.settle(this.#groups, explained);
    return { what: `plant ${this.#groups.map(({ component }) => component)}`, agreed: true };
  }

  #trouble(): Pick<Alarm, 'state' | 'reason' | 'consequences'> {
    const { pick, chance } = this.#dice();
    const count = () => (chance(0.4) ? 0 : this.#random.below(50));
    return {
      state: pick(['down', 'degraded', 'unknown']),
      reason: { code: pick(['timeout', 'refused']), detail: pick(texts).slice(0, 500) },
      consequences: { components: count(), cells: count(), services: count(), sites: count() },
    };
  }

  #acknowledge(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const alarm = this.#known(this.#model.record.alarms, 'ALM-none');
    const who = this.#who();
    return this.#both(desk, 'alarm.acknowledge', { alarm }, who.id, () =>
      this.#model.alarms.acknowledge(alarm, who.name),
    );
  }

  #incident(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const { pick, chance } = this.#dice();
    const { incidents, record } = this.#model;
    const who = this.#who();
    const incident = this.#known(record.incidents, 'INC-none');
    const happened = this.#happened();
    const dice = this.#random.next();
    if (dice < 0.08) {
      const alarm = chance(0.6) ? { alarm: this.#known(record.alarms, 'ALM-none') } : {};
      const where = chance(0.1) ? ['nowhere'] : chance(0.5) ? [pick(componentIds), pick(componentIds)] : [];
      const input = { title: `Störung ${this.#random.below(99)}`, ...alarm, components: where, ...happened };
      const full = { ...input, services: chance(0.3) ? [pick(services).id] : [] };
      return this.#both(desk, 'incident.declare', full, who.id, () => incidents.declare(full, who.name));
    }
    if (dice < 0.5) return this.#setTrack(desk, incident);
    if (dice < 0.55) {
      const input = {
        incident,
        other: this.#known(record.incidents, 'INC-no'),
        because: 'same rack',
        ...this.#verdict(),
      };
      return this.#both(desk, 'incident.judge', input, who.id, () => incidents.judge(input, who.name));
    }
    if (dice < 0.65)
      return this.#both(desk, 'incident.close', { incident }, who.id, () => incidents.close(incident, who.name));
    if (dice < 0.75) {
      const input = { incident, text: pick(said).trim(), ...happened };
      return this.#both(desk, 'note.add', input, who.id, () => incidents.note(input));
    }
    if (dice < 0.8) {
      const due = chance(0.5) ? { due: this.#clock.now + this.#random.below(1e9) } : {};
      const input = { incident, text: 'Ersatzteil holen', owner: pick(people).name, ...due };
      return this.#both(desk, 'action.add', input, who.id, () => incidents.addAction(input, who.name));
    }
    const action = this.#known(record.actions, 'ACT-none');
    if (dice < 0.9) {
      return this.#both(desk, 'action.start', { action }, who.id, () => incidents.startAction(action, who.name));
    }
    const outcome = pick(texts);
    const finish = () => incidents.finishAction(action, outcome, who.name);
    return this.#both(desk, 'action.finish', { action, outcome }, who.id, finish);
  }

  #setTrack(desk: Desk, incident: string): Promise<{ what: string; agreed: boolean }> {
    const { pick, chance } = this.#dice();
    const { incidents } = this.#model;
    const who = this.#who();
    const input = { incident, text: pick(texts), ...this.#happened() };
    if (chance(0.5)) {
      const full = { ...input, state: pick(['down', 'workaround', 'restored', 'restored'] as const) };
      return this.#both(desk, 'incident.set-service', full, who.id, () => incidents.set('service', full, who.name));
    }
    const full = { ...input, state: pick(['unknown', 'suspected', 'confirmed', 'confirmed'] as const) };
    return this.#both(desk, 'incident.set-cause', full, who.id, () => incidents.set('cause', full, who.name));
  }

  /** Two people decide about one incident upon the same state of it: the faster one wins. */
  async #race(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const { pick } = this.#dice();
    const { incidents, record } = this.#model;
    const incident = this.#known(record.incidents, 'INC-none');
    const one = { incident, text: 'first', state: pick(['down', 'workaround', 'restored'] as const) };
    const two = { incident, text: 'second', state: pick(['unknown', 'suspected', 'confirmed'] as const) };
    const real = await Promise.all([
      desk.execute('incident.set-service', one, 'imke'),
      desk.execute('incident.set-cause', two, 'ole'),
    ]);
    const first = incidents.set('service', one, 'Imke Harms');
    const second = !first && incidents.set('cause', two, 'Ole Petersen');
    return { what: `race on ${incident}`, agreed: real[0] === first && real[1] === second };
  }

  #correction(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const { pick, chance } = this.#dice();
    const { record } = this.#model;
    const who = this.#who();
    const known = [...record.said.keys()].slice(-200);
    const seq = chance(0.1) || known.length === 0 ? 1 + this.#random.below(record.seq + 1) : pick(known);
    if (chance(0.2)) {
      const retract = () => record.retract(seq, 'not so', who.name);
      return this.#both(desk, 'entry.retract', { seq, reason: 'not so' }, who.id, retract);
    }
    const text = `corrected ${this.#random.below(3)}`;
    const correct = () => record.correct(seq, text, 'typing', who.name);
    return this.#both(desk, 'entry.correct', { seq, text, reason: 'typing' }, who.id, correct);
  }

  #swap(desk: Desk): Promise<{ what: string; agreed: boolean }> {
    const { pick, chance } = this.#dice();
    const { swaps, record } = this.#model;
    const who = this.#who();
    const dice = this.#random.next();
    if (dice < 0.05 || swaps.swaps.size === 0) {
      const where = chance(0.1) ? 'mail' : pick(controllers);
      const about = chance(0.5) ? { incident: this.#known(record.incidents, 'INC-none') } : {};
      const input = { component: where, procedure: chance(0.95) ? 'swap-storage-controller' : 'other', ...about };
      return this.#both(desk, 'swap.open', input, who.id, () => swaps.open(input, who.name));
    }
    const running = [...swaps.swaps.values()].filter(({ status }) => status === 'running');
    const row = chance(0.05) || running.length === 0 ? pick([...swaps.swaps.values()].slice(-20)) : pick(running);
    const swap = row.id;
    const step = chance(0.9) ? row.current : pick(row.procedure.steps).id;
    const scans = row.procedure.steps.find(({ id }) => id === step)?.kind === 'compare';
    if (dice < 0.95 && chance(scans ? 0.5 : 0.9)) {
      const input = { swap, step, ...(chance(0.3) ? { person: pick(people).id } : {}) };
      return this.#both(desk, 'swap.confirm', input, who.id, () => swaps.confirm(input, who));
    }
    if (dice < 0.95) {
      const part = chance(0.9) ? { partNumber: pick(['PN-7', 'pn-8', 'PN-9']) } : {};
      const input = { swap, step, serial: pick(serials), ...part };
      return this.#both(desk, 'swap.compare', input, who.id, () => swaps.compare(input, who.name));
    }
    if (dice < 0.99) {
      const input = { swap, text: pick(said).trim() };
      return this.#both(desk, 'swap.note', input, who.id, () => swaps.note(input));
    }
    return this.#both(desk, 'swap.abort', { swap, reason: 'wrong' }, who.id, () =>
      swaps.abort({ swap, reason: 'wrong' }, who.name),
    );
  }

  async #both<Name extends CommandName>(
    desk: Desk,
    name: Name,
    input: CommandInput<Name>,
    person: string,
    onModel: () => boolean,
  ): Promise<{ what: string; agreed: boolean }> {
    const real = await desk.execute(name, input as never, person);
    const told = onModel();
    return {
      what: `${name} ${JSON.stringify(input).slice(0, 300)}: ${real}, by the model ${told}`,
      agreed: real === told,
    };
  }

  #verdict() {
    return { verdict: this.#random.pick(['related', 'not-related', 'undetermined'] as const) };
  }

  /** Mostly now, now and then earlier, and sometimes a moment that has not come. */
  #happened(): { happenedAt?: number } {
    if (this.#random.chance(0.7)) return {};
    const now = this.#clock.now;
    return {
      happenedAt: this.#random.chance(0.1) ? now + 1 + this.#random.below(1000) : now - this.#random.below(100_000),
    };
  }

  /** One of the last ids that are known, or one that is not. */
  #known(rows: ReadonlyMap<string, unknown>, none: string): string {
    const ids = [...rows.keys()].slice(-12);
    return ids.length === 0 || this.#random.chance(0.03) ? none : this.#random.pick(ids);
  }

  #who() {
    return this.#random.pick(people);
  }

  #dice() {
    return {
      pick: <T>(items: readonly T[]) => this.#random.pick(items),
      chance: (share: number) => this.#random.chance(share),
    };
  }
}
