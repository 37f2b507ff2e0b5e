import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type Acknowledgement,
  type CommandInput,
  type CommandName,
  commands,
  type Sender,
} from '../contract/commands.ts';
import { type ConsoleError, type Result, refuse, succeed } from '../contract/errors.ts';
import type { StreamFrame } from '../contract/wire.ts';
import { actorOf } from './author.ts';
import { type Clock, createClock } from './clock.ts';
import { ClockWatch, type Jump, jumpSince } from './clock-watch.ts';
import { DemoKeeper } from './demo/keeper.ts';
import { Hub } from './hub.ts';
import { LogKeeper } from './log/backup/keeper.ts';
import { checkpointLine } from './log/integrity/checkpoint.ts';
import { Checkpointer } from './log/integrity/checkpointer.ts';
import type { Draft } from './log/kinds.ts';
import type { Log } from './log/log.ts';
import { account } from './log/recovery/account.ts';
import type { Healed } from './log/recovery/heal.ts';
import { openHealedLog } from './log/recovery/open.ts';
import { namesOf } from './log/search/names.ts';
import { LogSearch } from './log/search/search.ts';
import { Monitor } from './monitor.ts';
import type { Handler, Noun } from './noun.ts';
import { createNouns } from './nouns.ts';
import { PlantKeeper } from './plant/keeper.ts';
import type { Platform } from './platform.ts';
import { loadProcedures } from './procedures/load.ts';
import { createRefusingLog, Recorder } from './recorder.ts';
import { combineFolds } from './replay.ts';
import { Status } from './status.ts';
import { Tables } from './tables.ts';
import { ViewsKeeper } from './views/keeper.ts';

/** What a runtime watches: the plant of a file, or the demo data center. */
export type Watched = { plantFile: string } | { demo: { speed: number; at?: number } };

/** One log with everything that lives on it. The console has one at a time. */
export interface Runtime {
  readonly log: Log;
  readonly tables: Tables;
  readonly hub: Hub;
  /** Signs the log: a handover asks it for a checkpoint of its own. */
  readonly checkpointer: Checkpointer;
  readonly search: LogSearch;
  /** Copies and verifies the log while the console runs. */
  readonly keeper: LogKeeper;
  start(): Promise<void>;
  /** Carries out a command that was checked already; resolves when its entries are durable. */
  carryOut<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    sender: Sender,
  ): Promise<Result<Acknowledgement>>;
  subscribe(listener: (frame: StreamFrame) => void): () => void;
  stop(): Promise<void>;
}

/** Failures of the log at start that monitoring survives: the wall lives, and people's entries are refused. */
const survivable: readonly ConsoleError['kind'][] = ['log-read-only', 'log-full', 'log-failed'];

/** Opens the log in `folder` and builds what lives on it. Fails when another console holds the folder. */
export async function createRuntime(platform: Platform, folder: string, watched: Watched): Promise<Result<Runtime>> {
  const clock = createClock(platform.time);
  const opened = await openHealedLog(platform, folder, clock);
  if (!opened.ok && !survivable.includes(opened.error.kind)) return opened;
  const log = opened.ok ? opened.value.log : createRefusingLog(opened.error);
  const isDemo = readMode(log);
  if (isDemo !== undefined && isDemo !== 'demo' in watched) {
    log.close();
    return refuse(
      'not-allowed',
      `The folder ${folder} holds the log of ${'demo' in watched ? 'a real plant' : 'the demo'}. It was not touched.`,
      'Choose another folder with --data: the demo and a real plant never share a log.',
    );
  }
  const { procedures, problems } = await loadProcedures(join(platform.paths.resources, 'procedures'));
  for (const problem of problems) {
    platform.logger.warn(
      `${problem.file}:${problem.line}:${problem.column}: ${problem.message}; the procedure is left out`,
    );
  }
  const runtime = new ConsoleRuntime(platform, folder, clock, log, watched, procedures);
  if (!opened.ok) runtime.reportLog(opened.error);
  else runtime.healed = opened.value;
  return succeed(runtime);
}

/** Whether the log is one of the demo, from its first start on record; undefined for a log in which nothing started yet. */
function readMode(log: Log): boolean | undefined {
  const started = log.read(0, 100).find((entry) => entry.kind === 'console.started');
  return started?.kind === 'console.started' ? started.data.demo : undefined;
}

class ConsoleRuntime implements Runtime {
  readonly log: Log;
  readonly tables = new Tables();
  readonly hub: Hub;
  readonly search: LogSearch;
  readonly keeper: LogKeeper;
  /** What was found and done when the log was opened, for the log itself. */
  healed: Healed = { torn: false };
  readonly #platform: Platform;
  readonly #folder: string;
  readonly #clockWatch: ClockWatch;
  readonly #clock: Clock;
  readonly #status: Status;
  readonly #recorder: Recorder;
  readonly #views: ViewsKeeper;
  readonly checkpointer: Checkpointer;
  readonly #monitor: Monitor;
  readonly #plant: PlantKeeper;
  readonly #demo: DemoKeeper | undefined;
  readonly #handlers = new Map<string, Handler<never>>();
  #begun = false;

  constructor(
    platform: Platform,
    folder: string,
    clock: Clock,
    log: Log,
    watched: Watched,
    procedures: Awaited<ReturnType<typeof loadProcedures>>['procedures'],
  ) {
    this.log = log;
    this.#platform = platform;
    this.#folder = folder;
    this.#clockWatch = new ClockWatch(platform.time, (jump) => this.#recorder.observe([jumped(jump)]));
    this.#clock = clock;
    this.search = new LogSearch(folder, log, (id) => namesOf(this.tables, id), platform.logger);
    const source = 'demo' in watched ? 'demo' : watched.plantFile;
    this.hub = new Hub(this.tables, randomUUID(), () => this.#stamp());
    this.#status = new Status(this.tables, { version: platform.version, desk: platform.desk, plantSource: source });
    for (const procedure of procedures) this.tables.set('procedure', procedure.id, procedure);
    this.#demo =
      'demo' in watched
        ? new DemoKeeper({
            platform,
            folder,
            clock,
            status: this.#status,
            speed: watched.demo.speed,
            at: watched.demo.at,
            onPlant: (text) => this.#plant.take(text),
          })
        : undefined;
    const nouns = createNouns(
      procedures,
      () => this.#demo?.handle(),
      (seq) => log.read(seq - 1, 1).find((entry) => entry.seq === seq),
    );
    this.#register(nouns);
    this.#recorder = new Recorder(
      log,
      this.tables,
      nouns,
      {
        onFolded: () => {
          this.#monitor.invalidate();
          this.checkpointer.consider();
          this.search.wake();
          this.#views.consider();
        },
        onHealth: (error) => this.reportLog(error),
        onGivenUp: (reason) => platform.logger.error(`a fact was not recorded: ${reason}`),
      },
      () => clock.now(),
    );
    this.#views = new ViewsKeeper({
      folder,
      program: platform.version,
      log,
      tables: this.tables,
      fold: combineFolds(nouns),
      clock,
      logger: platform.logger,
      followsLog: () => this.#recorder.followsLog(),
    });
    this.checkpointer = new Checkpointer({
      folder,
      log,
      clock,
      logger: platform.logger,
      onMismatch: ({ expected, foundSize, keptAs }) =>
        this.#status.patch({
          mismatch: { size: expected.size, time: Date.parse(expected.time), foundSize, keptAs },
        }),
      onCheckpoint: (checkpoint) => platform.onCheckpoint?.(checkpointLine(checkpoint)),
    });
    this.keeper = new LogKeeper({
      platform,
      folder,
      clock,
      log,
      status: this.#status,
      observe: (drafts) => this.#recorder.observe(drafts),
    });
    this.#monitor = new Monitor({
      clock,
      logger: platform.logger,
      tables: this.tables,
      observe: (drafts) => this.#recorder.observe(drafts),
    });
    this.#plant = new PlantKeeper(source, {
      tables: this.tables,
      status: this.#status,
      logger: platform.logger,
      observe: (drafts) => this.#recorder.observe(drafts),
      onPlant: (plant) => this.#monitor.use(plant),
    });
  }

  async start(): Promise<void> {
    const last = this.log.lastEntry();
    this.#views.restore();
    const setBack = this.#demo === undefined ? jumpSince(last?.at, this.#clock.now()) : undefined;
    const demoPlant = await this.#demo?.start(last?.at);
    this.#recorder.observe([
      {
        kind: 'console.started',
        subject: 'console',
        actor: { system: 'console' },
        data: {
          version: this.#platform.version,
          demo: this.#demo !== undefined,
          ...(last === undefined ? {} : { silentSince: new Date(last.at).toISOString() }),
        },
      },
      ...(setBack === undefined ? [] : [jumped(setBack)]),
    ]);
    this.#begun = true;
    await this.#recorder.settle();
    await account(this.#folder, this.healed, this.log, (drafts) => this.#recorder.record(drafts));
    await this.checkpointer.start();
    this.#monitor.start();
    this.hub.start();
    if (this.#demo === undefined) await this.#plant.follow();
    if (demoPlant !== undefined) this.#plant.take(demoPlant);
    // The index takes the names of the plant with it, so it begins when there is one.
    this.search.start();
    this.keeper.start();
    this.#clockWatch.start();
    if (demoPlant !== undefined && last === undefined) await this.#seed();
  }

  async carryOut<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    sender: Sender,
  ): Promise<Result<Acknowledgement>> {
    if (name === 'plant.reload') return this.#reloadPlant();
    const handler = this.#handlers.get(name) as Handler<Name> | undefined;
    if (handler === undefined) {
      return refuse('unknown-command', `Nothing here answers ${name}.`, 'Use one of the commands in docs/api.md.');
    }
    const actor = actorOf(sender, this.tables);
    const decided = await handler(input, { tables: this.tables, now: this.#clock.now(), actor, sender });
    if (!decided.ok) return decided;
    const { entries, expected, subject } = decided.value;
    const recorded = await this.#recorder.record(entries, expected);
    if (!recorded.ok) return recorded;
    return succeed({ seq: recorded.value.at(-1)?.seq ?? this.log.lastSeq(), subject });
  }

  subscribe(listener: (frame: StreamFrame) => void): () => void {
    listener(this.hub.snapshot());
    return this.hub.subscribe(listener);
  }

  async #reloadPlant(): Promise<Result<Acknowledgement>> {
    if (this.#demo !== undefined) {
      return refuse(
        'not-allowed',
        'The demo brings its own plant, and there is no file to read. Nothing was changed.',
        'Start the console with --plant to watch a plant file.',
      );
    }
    const reloaded = await this.#plant.reload();
    if (!reloaded.ok) return reloaded;
    const failure = await this.#recorder.settle();
    if (failure !== undefined) return { ok: false, error: failure };
    return succeed({ seq: this.log.lastSeq(), subject: 'console' });
  }

  reportLog(error: ConsoleError | undefined): void {
    const states = { 'log-read-only': 'read-only', 'log-full': 'full' } as const;
    this.#status.patch({
      log:
        error === undefined
          ? { state: 'ok', message: '' }
          : { state: states[error.kind as keyof typeof states] ?? 'failed', message: `${error.message} ${error.next}` },
    });
  }

  async stop(): Promise<void> {
    this.#plant.stop();
    this.#clockWatch.stop();
    this.keeper.stop();
    await this.#monitor.stop();
    // Whose port was taken has not begun, and a log has to begin with who began it.
    if (this.#begun) {
      this.#recorder.observe([{ kind: 'console.stopped', subject: 'console', actor: { system: 'console' }, data: {} }]);
    }
    await this.#recorder.close();
    await this.checkpointer.stop();
    this.#demo?.stop();
    this.hub.stop();
    this.search.stop();
    await this.#views.stop();
    this.log.close();
  }

  #stamp() {
    return {
      at: this.#clock.now(),
      speed: this.#clock.speed(),
      logSeq: this.log.lastSeq(),
      dataAsOf: this.#monitor.lastObservationAt(),
    };
  }

  #register(nouns: readonly Noun[]): void {
    for (const noun of nouns) {
      for (const [name, handler] of Object.entries(noun.commands)) {
        if (this.#handlers.has(name)) throw new Error(`two nouns answer ${name}`);
        this.#handlers.set(name, handler as Handler<never>);
      }
    }
  }

  /** A new demo log begins with what had happened before the day that it shows. */
  async #seed(): Promise<void> {
    let incident = '';
    for (const { name, input, sender } of this.#demo?.seed(this.#clock.now()) ?? []) {
      const result = await this.carryOut(name, commands[name].parse(input(incident)) as never, sender);
      if (!result.ok) {
        this.#platform.logger.warn(`demo: ${name} was refused: ${result.error.message}`);
        return;
      }
      if (name === 'incident.declare') incident = result.value.subject.slice('incident/'.length);
    }
  }
}

function jumped({ from, to }: Jump): Draft {
  const data = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return { kind: 'clock.jumped', subject: 'console', actor: { system: 'clock' }, data };
}
