import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandInput, type CommandName, commands } from '../../contract/commands.ts';
import type { Result } from '../../contract/errors.ts';
import type { State } from '../../contract/models/condition.ts';
import type { Procedure, Swap } from '../../contract/models/swap.ts';
import type { Draft, Entry } from '../log/kinds.ts';
import type { Decision, Handler } from '../noun.ts';
import { readProcedure } from '../procedures/load.ts';
import { Tables } from '../tables.ts';
import { deriveGuides, gatesToPass } from './gates.ts';
import { createSwapsNoun } from './noun.ts';

const name = (text: string) => ({ de: text, en: text });
export const old = { number: 'PN-7', serial: 'SC7-4419-A03381' };
export const spare = { number: 'PN-7', serial: 'SC7-4419-A07115' };
export const people = ['jule', 'imke', 'ole'] as const;

/** The procedure that is shipped, so that the tests walk the very steps that people do. */
export const procedure: Procedure = shipped();

function shipped(): Procedure {
  const file = join(import.meta.dirname, '../../../resources/procedures/swap-storage-controller.yaml');
  const read = readProcedure(readFileSync(file, 'utf8'), 'swap-storage-controller.yaml');
  if (read.procedure === undefined) throw new Error(JSON.stringify(read.problems));
  return read.procedure;
}

/** A small plant on tables in memory: two controllers of one array, a service on it at two sites, and one beside it. */
export class Bench {
  readonly tables = new Tables();
  readonly history: Entry[] = [];
  readonly noun = createSwapsNoun([procedure]);
  now = Date.parse('2019-09-24T11:00:00Z');

  constructor() {
    const component = (id: string, kind: string, needs: object[], part?: object) =>
      this.tables.set('component', id, {
        id,
        kind,
        name: name(id),
        needs,
        priority: 1,
        ...(part && { part }),
      } as never);
    component('ctl-a', 'storage-controller', [], old);
    component('ctl-b', 'storage-controller', [], { number: 'PN-7', serial: 'SC7-4419-B00001' });
    component('array', 'storage', [{ any: ['ctl-a', 'ctl-b'] }]);
    component('database', 'database', [{ all: ['array'] }]);
    component('mail', 'server', [], { number: 'M', serial: 'M-1' });
    for (const site of ['altona', 'harburg']) {
      this.tables.set('site', site, { id: site, name: name(site), needs: [] });
    }
    const service = (id: string, needs: string) =>
      this.tables.set('service', id, { id, name: name(id), sites: ['altona', 'harburg'], needs: [{ all: [needs] }] });
    service('registry', 'database');
    service('eduport', 'mail');
    for (const id of people) this.tables.set('person', id, { id, name: `${id} name`, role: name('technician') });
    for (const id of ['ctl-a', 'ctl-b', 'array', 'database', 'mail']) this.health(id, 'ok');
    this.cells('registry', 'ok');
    this.cells('eduport', 'ok');
  }

  health(component: string, state: State): void {
    this.tables.set('condition', component, {
      component,
      state,
      observed: state,
      since: this.now,
      reason: { code: 'reported', detail: '' },
      role: 'normal',
    });
  }

  cells(service: string, state: State): void {
    for (const site of ['altona', 'harburg']) {
      this.tables.set('cell', `${service}@${site}`, { service, site, state, since: this.now, alarms: [] });
    }
  }

  decide<Name extends CommandName>(command: Name, input: CommandInput<Name>, person = 'jule'): Result<Decision> {
    const handler = this.noun.commands[command] as Handler<Name>;
    const actor = { person, name: this.tables.get('person', person)?.name ?? person, desk: 'bench' };
    const parsed = commands[command].parse(input) as CommandInput<Name>;
    const context = { tables: this.tables, now: this.now, actor, sender: { person, desk: 'bench' } };
    return handler(parsed, context) as Result<Decision>;
  }

  /** Decides and, on success, makes it durable. */
  run<Name extends CommandName>(command: Name, input: CommandInput<Name>, person = 'jule'): Result<Decision> {
    this.now += 1000;
    const decided = this.decide(command, input, person);
    if (decided.ok) for (const draft of decided.value.entries) this.write(draft);
    return decided;
  }

  /** What the console does after each change. */
  settle(): void {
    for (const draft of gatesToPass(this.tables, this.now)) this.write(draft);
    deriveGuides(this.tables);
  }

  write(draft: Draft): void {
    const entry = { ...draft, seq: this.history.length + 1, at: this.now, hash: '' } as Entry;
    this.history.push(entry);
    this.fold(entry, this.tables);
  }

  fold(entry: Entry, tables: Tables): void {
    (this.noun.folds[entry.kind] as ((entry: Entry, tables: Tables) => void) | undefined)?.(entry, tables);
  }

  open(component = 'ctl-a'): Swap {
    const opened = this.run('swap.open', { component, procedure: procedure.id });
    if (!opened.ok) throw new Error(opened.error.message);
    return this.swap(opened.value.subject.replace('swap/', ''));
  }

  swap(id: string): Swap {
    const swap = this.tables.get('swap', id);
    if (swap === undefined) throw new Error(`no swap ${id}`);
    return swap;
  }

  /** Does the current step as it should be done, by as many people as it takes. */
  doStep(id: string): void {
    const step = procedure.steps.find((candidate) => candidate.id === this.swap(id).current);
    if (step?.kind === 'compare') {
      const label = step.against === 'spare' ? spare : old;
      this.run('swap.compare', { swap: id, step: step.id, serial: label.serial, partNumber: label.number });
    }
    for (const person of people) {
      const { current, status } = this.swap(id);
      if (status !== 'running' || current !== step?.id || step.kind === 'wait-for-health') break;
      this.run('swap.confirm', { swap: id, step: step.id }, person);
    }
    this.settle();
  }

  /** Does steps until `step` is the current one. */
  walkTo(id: string, step: string): void {
    for (let left = procedure.steps.length; left > 0 && this.swap(id).current !== step; left -= 1) this.doStep(id);
    if (this.swap(id).current !== step) throw new Error(`stuck at ${this.swap(id).current} on the way to ${step}`);
  }
}
