import { join } from 'node:path';
import {
  type Acknowledgement,
  type CommandInput,
  type CommandName,
  commands,
  isCommandName,
  senderSchema,
} from '../contract/commands.ts';
import { type Result, refuse, succeed } from '../contract/errors.ts';
import { isQueryName, type QueryInput, type QueryName, type QueryOutput, queries } from '../contract/queries.ts';
import type { SnapshotFrame, StreamFrame } from '../contract/wire.ts';
import { answers } from './answers.ts';
import { openExport } from './log/export/door.ts';
import type { ExportFile } from './log/export/export.ts';
import type { Platform } from './platform.ts';
import { createRuntime, type Runtime } from './runtime.ts';

/** The one door to the core. Everything that comes in is checked; everything that goes out is data. */
export interface Console {
  /** Carries out a command. Resolves when it is durable, or with the reason why nothing was recorded. Never throws. */
  execute(name: CommandName, input: unknown, sender: unknown): Promise<Result<Acknowledgement>>;
  /** Answers a question. Changes nothing, never throws. */
  query<Name extends QueryName>(name: Name, input: unknown): Result<QueryOutput<Name>>;
  /** Begins an export of the log: a file that is made while it is read. Changes nothing, never throws. */
  exportLog(request: unknown): Result<ExportFile>;
  /** Sends a snapshot at once, then deltas and heartbeats, until the returned function is called. */
  subscribe(listener: (frame: StreamFrame) => void): () => void;
  snapshot(): SnapshotFrame;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds a console in its host. Fails when its data folder belongs to another console or to a newer version. */
export async function createConsole(platform: Platform): Promise<Result<Console>> {
  const watched = platform.demo === undefined ? { plantFile: platform.plantFile } : { demo: platform.demo };
  const created = await createRuntime(platform, platform.paths.data, watched);
  return created.ok ? succeed(new ConsoleDoor(platform, created.value)) : created;
}

class ConsoleDoor implements Console {
  readonly #platform: Platform;
  readonly #subscribers = new Map<(frame: StreamFrame) => void, () => void>();
  #runtime: Runtime;
  /** Where the log of this runtime lies. */
  #folder: string;
  #state: 'starting' | 'running' | 'stopped' = 'starting';
  #opening = false;

  constructor(platform: Platform, runtime: Runtime) {
    this.#platform = platform;
    this.#runtime = runtime;
    this.#folder = platform.paths.data;
  }

  async start(): Promise<void> {
    await this.#runtime.start();
    this.#state = 'running';
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    this.#subscribers.clear();
    await this.#runtime.stop();
  }

  async execute(name: CommandName, input: unknown, sender: unknown): Promise<Result<Acknowledgement>> {
    if (typeof name !== 'string' || !isCommandName(name)) return unknownName(name, 'command');
    if (this.#state !== 'running') return notNow(this.#state);
    const parsedInput = commands[name].safeParse(input);
    if (!parsedInput.success) return invalid(name, parsedInput.error.issues);
    const parsedSender = senderSchema.safeParse(sender);
    if (!parsedSender.success) return invalid('sender', parsedSender.error.issues);
    try {
      if (name === 'demo.start') return await this.#openDemo((parsedInput.data as CommandInput<'demo.start'>).speed);
      return await this.#runtime.carryOut(name, parsedInput.data as never, parsedSender.data);
    } catch (cause) {
      return this.#failed(name, cause);
    }
  }

  query<Name extends QueryName>(name: Name, input: unknown): Result<QueryOutput<Name>> {
    if (typeof name !== 'string' || !isQueryName(name)) return unknownName(name, 'query');
    if (this.#state === 'stopped') return notNow(this.#state);
    const parsed = queries[name].input.safeParse(input);
    if (!parsed.success) return invalid(name, parsed.error.issues);
    try {
      return succeed(this.#answer(name, parsed.data as QueryInput<Name>));
    } catch (cause) {
      return this.#failed(name, cause);
    }
  }

  exportLog(request: unknown): Result<ExportFile> {
    if (this.#state === 'stopped') return notNow(this.#state);
    try {
      return openExport(request, this.#exporting());
    } catch (cause) {
      return this.#failed('the export', cause);
    }
  }

  subscribe(listener: (frame: StreamFrame) => void): () => void {
    this.#subscribers.set(listener, this.#runtime.subscribe(listener));
    return () => {
      this.#subscribers.get(listener)?.();
      this.#subscribers.delete(listener);
    };
  }

  snapshot(): SnapshotFrame {
    return this.#runtime.hub.snapshot();
  }

  #answer<Name extends QueryName>(name: Name, input: QueryInput<Name>): QueryOutput<Name> {
    const { log, tables, search } = this.#runtime;
    return answers[name](input, { log, tables, search, exporting: this.#exporting() });
  }

  #exporting() {
    const { time, version } = this.#platform;
    return { folder: this.#folder, tables: this.#runtime.tables, now: time.wall(), version };
  }

  /** Leaves the empty plant for the demo, in a folder of its own so that the two logs never mix. */
  async #openDemo(speed: number): Promise<Result<Acknowledgement>> {
    const { system } = this.#runtime.hub.snapshot().rows;
    if (Object.values(system).some(({ plant, demo }) => plant.state !== 'none' || demo !== undefined)) {
      return refuse(
        'not-allowed',
        'This console already watches a plant. Nothing was changed.',
        'Start a second console with --demo and a data folder of its own.',
      );
    }
    if (this.#opening) {
      return refuse('conflict', 'The demo is being started already. Nothing was changed.', 'Wait a moment.');
    }
    this.#opening = true;
    try {
      const folder = join(this.#platform.paths.data, 'demo');
      return await this.#replaceBy(await createRuntime(this.#platform, folder, { demo: { speed } }), folder);
    } finally {
      this.#opening = false;
    }
  }

  async #replaceBy(opened: Result<Runtime>, folder: string): Promise<Result<Acknowledgement>> {
    if (!opened.ok) return opened;
    const before = this.#runtime;
    await opened.value.start();
    this.#runtime = opened.value;
    this.#folder = folder;
    for (const [listener, leave] of this.#subscribers) {
      leave();
      this.#subscribers.set(listener, this.#runtime.subscribe(listener));
    }
    await before.stop();
    return succeed({ seq: this.#runtime.log.lastSeq(), subject: 'console' });
  }

  #failed(name: string, cause: unknown): Refusal {
    this.#platform.logger.error(`${name}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return refuse(
      'internal',
      `${name} failed inside the console. What was recorded before is safe.`,
      'Try again; if it fails again, tell the people who run this console and show them its output.',
    );
  }
}

type Refusal = ReturnType<typeof refuse>;

function notNow(state: 'starting' | 'stopped'): Refusal {
  return refuse(
    'unavailable',
    `The console is ${state === 'starting' ? 'still starting' : 'stopping'}. Nothing was recorded.`,
    'Try again in a moment.',
  );
}

function unknownName(name: unknown, what: string): Refusal {
  return refuse(
    'unknown-command',
    typeof name === 'string'
      ? `There is no ${what} named ${name.slice(0, 100)}.`
      : `The name of the ${what} is no text.`,
    `Use one of the ${what === 'command' ? 'commands' : 'queries'} in docs/api.md.`,
  );
}

function invalid(name: string, issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal {
  const [first] = issues;
  const where = first === undefined || first.path.length === 0 ? name : `${name}.${first.path.map(String).join('.')}`;
  return refuse(
    'invalid-input',
    `${where}: ${first?.message ?? 'not valid'}. Nothing was recorded.`,
    'Correct the input and send it again.',
    { field: first?.path.map(String).join('.') ?? '' },
  );
}
