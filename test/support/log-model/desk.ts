import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { singleton } from '../../../electron/contract/collections.ts';
import { type CommandName, type CommandRequest, commands } from '../../../electron/contract/commands.ts';
import type { Procedure } from '../../../electron/contract/models/swap.ts';
import type { Draft } from '../../../electron/core/log/kinds.ts';
import { type Log, openLog } from '../../../electron/core/log/log.ts';
import type { Handler, Noun } from '../../../electron/core/noun.ts';
import { createNouns } from '../../../electron/core/nouns.ts';
import { Recorder } from '../../../electron/core/recorder.ts';
import { combineFolds, rebuild } from '../../../electron/core/replay.ts';
import { Tables } from '../../../electron/core/tables.ts';
import { viewsFile } from '../../../electron/core/views/format.ts';
import { ViewsKeeper } from '../../../electron/core/views/keeper.ts';
import { components, type Live, people, services, sites } from './world.ts';

/** Longer than any pause that the keeper of the views keeps. */
const longMs = 10_000_000;

/** A console's heart on a folder: the real nouns, recorder, log and stored views, without probes and screens. */
export class Desk {
  readonly tables = new Tables();
  readonly log: Log;
  readonly #folder: string;
  readonly #nouns: readonly Noun[];
  readonly #recorder: Recorder;
  readonly #views: ViewsKeeper;
  readonly #clock: { now: number };
  #monotonic = 0;
  #killed = false;

  constructor(folder: string, clock: { now: number }, procedure: Procedure, live: Live) {
    const opened = openLog(folder, { now: () => clock.now });
    if (!opened.ok) throw new Error(opened.error.message);
    const log = opened.value;
    this.#folder = folder;
    this.#clock = clock;
    this.log = log;
    this.#nouns = createNouns(
      [procedure],
      () => undefined,
      (seq) => log.read(seq - 1, 1).find((one) => one.seq === seq),
    );
    const listeners = {
      onFolded: () => {},
      onHealth: () => {},
      onGivenUp: (reason: string) => {
        throw new Error(reason);
      },
    };
    this.#recorder = new Recorder(log, this.tables, this.#nouns, listeners, () => clock.now);
    const complain = (line: string) => {
      if (!this.#killed) throw new Error(line);
    };
    this.#views = new ViewsKeeper({
      folder,
      program: 'test',
      log,
      tables: this.tables,
      fold: combineFolds(this.#nouns),
      clock: { monotonic: () => this.#monotonic },
      logger: { info: () => {}, warn: complain, error: complain },
      followsLog: () => this.#recorder.followsLog(),
    });
    this.#views.restore();
    this.#showPlant();
    this.show(live);
  }

  /** Carries out a command as the console does; true when it is durable, false when it was refused. */
  async execute<Name extends CommandName>(name: Name, input: CommandRequest<Name>, person: string): Promise<boolean> {
    const handler = this.#nouns.map((noun) => noun.commands[name]).find((one) => one !== undefined) as Handler<Name>;
    const sender = { person, desk: 'desk' };
    const actor = { ...sender, name: this.tables.get('person', person)?.name ?? person };
    const parsed = commands[name].parse(input) as Parameters<Handler<Name>>[0];
    const decided = await handler(parsed, { tables: this.tables, now: this.#clock.now, actor, sender });
    if (!decided.ok) return this.#judge(name, decided.error.kind);
    const recorded = await this.#recorder.record(decided.value.entries, decided.value.expected);
    return recorded.ok || this.#judge(name, recorded.error.kind);
  }

  /** Records what the console itself saw. */
  async observe(drafts: readonly Draft[]): Promise<void> {
    this.#recorder.observe(drafts);
    const failure = await this.#recorder.settle();
    if (failure !== undefined) throw new Error(failure.message);
  }

  /** Shows what is observed now and not on record. */
  show(live: Live): void {
    for (const [component, state] of live.conditions) {
      const reason = { code: 'reported', detail: '' } as const;
      const row = { component, state, observed: state, since: 0, reason, role: 'normal' } as const;
      this.tables.set('condition', component, row);
    }
    for (const [id, state] of live.cells) {
      const [service = '', site = ''] = id.split('@');
      this.tables.set('cell', id, { service, site, state, since: 0, alarms: [] });
    }
  }

  /** Has the rows stored while work goes on. */
  storeViews(): void {
    this.#monotonic += longMs;
    this.#views.consider();
  }

  /** The rows that the whole log gives. */
  replayed(): Tables {
    return rebuild(this.log, this.#nouns);
  }

  async stop(): Promise<void> {
    await this.#recorder.close();
    await this.#views.stop();
    this.log.close();
  }

  /** Ends without a word: what was being stored may be there or not. */
  async kill(): Promise<void> {
    // A store that has not begun to write finds the log closed, as nobody would be there to hear after a real kill.
    this.#killed = true;
    while (existsSync(join(this.#folder, `${viewsFile}.new`))) await turn();
    this.log.close();
  }

  /** Refusals are part of a history; failures of the console are not. */
  #judge(name: string, kind: string): false {
    if (kind === 'internal' || kind.startsWith('log-')) throw new Error(`${name} failed: ${kind}`);
    return false;
  }

  #showPlant(): void {
    const name = { de: 'Anlage', en: 'Plant' };
    this.tables.set('plant', singleton, { name, revision: 1, rooms: [], siteGroups: [], timeZone: 'UTC' });
    for (const row of components) this.tables.set('component', row.id, row);
    for (const row of services) this.tables.set('service', row.id, row);
    for (const id of sites) this.tables.set('site', id, { id, name, needs: [] });
    for (const { id, name: words } of people) this.tables.set('person', id, { id, name: words, role: name });
  }
}
