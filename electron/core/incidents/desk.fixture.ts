import type { CommandName, CommandRequest } from '../../contract/commands.ts';
import { commands } from '../../contract/commands.ts';
import type { Result } from '../../contract/errors.ts';
import type { Actor } from '../../contract/models/entry.ts';
import { alarmsNoun } from '../alarms/noun.ts';
import type { Draft, Entry } from '../log/kinds.ts';
import type { Decision, Handler } from '../noun.ts';
import { Tables } from '../tables.ts';
import { incidentsNoun } from './noun.ts';

const nouns = [alarmsNoun, incidentsNoun];

/** A desk for unit tests: real handlers and folds of incidents and alarms on tables in memory, and no log behind them. */
export class Desk {
  readonly tables = new Tables();
  readonly history: Entry[] = [];
  /** The desk's clock, epoch ms: 2019-09-24 11:04 in Hamburg unless a test sets it. */
  now = Date.parse('2019-09-24T09:04:00Z');

  constructor(timeZone = 'Europe/Berlin') {
    const name = { de: 'Rechenzentrum', en: 'Data center' };
    this.tables.set('plant', 'console', { name, revision: 1, rooms: [], siteGroups: [], timeZone });
  }

  /** Parses and decides a command as the console does, and on success writes its entries. */
  async execute<Name extends CommandName>(
    name: Name,
    input: CommandRequest<Name>,
    person = 'Imke Harms',
  ): Promise<Result<Decision>> {
    const handler = nouns.map((noun) => noun.commands[name]).find((one) => one !== undefined) as Handler<Name>;
    const sender = { person: 'p', desk: 'test' };
    const actor: Actor = { ...sender, name: person };
    const parsed = commands[name].parse(input) as Parameters<Handler<Name>>[0];
    const decided = await handler(parsed, { tables: this.tables, now: this.now, actor, sender });
    if (decided.ok) for (const draft of decided.value.entries) this.write(draft);
    return decided;
  }

  /** Makes a draft durable (in memory) and folds it. */
  write(draft: Draft): void {
    const entry = { ...draft, seq: this.history.length + 1, at: this.now, hash: '0'.repeat(64) } as Entry;
    this.history.push(entry);
    this.fold(entry);
  }

  /** Folds an entry that another desk wrote. */
  fold(entry: Entry): void {
    for (const noun of nouns) {
      const fold = noun.folds[entry.kind] as ((entry: Entry, tables: Tables) => void) | undefined;
      fold?.(entry, this.tables);
    }
  }

  raise(component: string, id = `ALM-${component}`): string {
    this.write({
      kind: 'alarm.raised',
      subject: `alarm/${id}`,
      actor: { system: 'impact' },
      data: {
        component,
        name: { de: component, en: component },
        state: 'down',
        reason: { code: 'reported', detail: '' },
        priority: 1,
        since: '2019-09-24T09:00:04.000Z',
        number: 1,
      },
    });
    return id;
  }
}

/** The refusal of a result, or an error that fails the test. */
export function refusal(result: Result<unknown>): { kind: string; message: string } {
  if (result.ok) throw new Error('expected a refusal, got success');
  return result.error;
}

/** The created or changed thing's id, from a result that has to be a success. */
export function createdId(result: Result<Decision>): string {
  if (!result.ok) throw new Error(result.error.message);
  return result.value.subject.replace(/^\w+\//, '');
}
