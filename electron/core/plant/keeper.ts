import { readFile, stat } from 'node:fs/promises';
import { singleton } from '../../contract/collections.ts';
import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Problem } from '../../contract/models/system.ts';
import type { Draft } from '../log/kinds.ts';
import type { Logger } from '../platform.ts';
import type { Status } from '../status.ts';
import type { Tables } from '../tables.ts';
import { type LoadedPlant, loadPlant } from './load.ts';

/** How often the plant file is looked at, in milliseconds. */
const lookEveryMs = 1000;
/** A plant file larger than this is not read, in bytes. 10,000 components take about 4 MB. */
const largestFile = 64 * 1024 * 1024;
/** Problems shown at once; the rest is counted. */
const mostProblems = 50;

const actor = { system: 'plant' } as const;

interface Deps {
  tables: Tables;
  status: Status;
  logger: Logger;
  observe(drafts: readonly Draft[]): void;
  onPlant(plant: LoadedPlant): void;
}

/** Keeps the plant: takes it from a file or a text, follows the file, and holds on to the last good one. */
export class PlantKeeper {
  readonly #deps: Deps;
  readonly #source: string;
  #revision = 0;
  #digest = '';
  #seen = '';
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(source: string, deps: Deps) {
    this.#source = source;
    this.#deps = deps;
  }

  /** Reads the file now and follows it from here on. Never fails: what is wrong is on the console's own row. */
  async follow(): Promise<void> {
    await this.reload();
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#look(), lookEveryMs);
  }

  /** Reads the file, whether or not it seems changed. Refuses as `plant-missing` or `plant-invalid`. */
  async reload(): Promise<Result<void>> {
    this.#seen = await this.#fingerprint();
    const text = await this.#readText();
    if (this.#stopped) return refuse('unavailable', 'The console is stopping. Nothing was changed.', 'Start it again.');
    if (typeof text === 'string') return this.take(text);
    this.#keepLastGood([text.problem], text.problem.message);
    return this.#refused(text.missing ? 'plant-missing' : 'plant-invalid', text.problem.message);
  }

  /** Takes a plant from its text, or refuses as `plant-invalid` and holds on to the last good one. */
  take(text: string): Result<void> {
    const result = loadPlant(text, this.#source);
    if (!result.ok) {
      const [first] = result.problems;
      const rest = result.problems.length - 1;
      const where = first === undefined ? '' : `${first.line}:${first.column}: ${first.message}`;
      const message = rest > 0 ? `${where} (and ${rest} more)` : where;
      this.#keepLastGood(result.problems, message);
      return this.#refused('plant-invalid', message);
    }
    const { plant } = result;
    if (plant.digest !== this.#digest) this.#show(plant);
    this.#deps.status.patch({
      plant: { state: 'ok', source: plant.source, message: '', problems: [] },
      polling: { endpoints: plant.endpoints.length, running: true },
    });
    if (plant.digest === this.#digest) return succeed(undefined);
    this.#digest = plant.digest;
    this.#deps.observe([
      {
        kind: 'plant.loaded',
        subject: 'console',
        actor,
        data: {
          source: plant.source,
          digest: plant.digest,
          components: plant.components.length,
          endpoints: plant.endpoints.length,
          services: plant.services.length,
          sites: plant.sites.length,
        },
      },
    ]);
    this.#deps.onPlant(plant);
    return succeed(undefined);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const seen = await this.#fingerprint();
    if (this.#stopped) return;
    if (seen !== this.#seen) await this.reload();
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#look(), lookEveryMs);
  }

  async #fingerprint(): Promise<string> {
    try {
      const { mtimeMs, size, ino } = await stat(this.#source);
      return `${mtimeMs}:${size}:${ino}`;
    } catch (cause) {
      return code(cause);
    }
  }

  async #readText(): Promise<string | { problem: Problem; missing: boolean }> {
    const problem = (code: NonNullable<Problem['code']>, message: string) => ({
      problem: { code, file: this.#source, line: 1, column: 1, path: '', message, value: '' },
      missing: code === 'missing',
    });
    try {
      const file = await stat(this.#source);
      if (!file.isFile()) return problem('not-a-file', 'this is not a file');
      const { size } = file;
      if (size > largestFile)
        return problem('too-large', `the file has ${size} bytes; at most ${largestFile} are read`);
      return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(this.#source));
    } catch (cause) {
      if (code(cause) === 'ENOENT') return problem('missing', 'there is no such file');
      if (cause instanceof TypeError) return problem('not-text', 'the file is not UTF-8 text');
      return problem('unreadable', `the file cannot be read (${code(cause)})`);
    }
  }

  #refused(kind: 'plant-missing' | 'plant-invalid', message: string): Result<void> {
    const kept = this.#digest === '' ? 'Nothing is watched.' : 'The last good plant stays.';
    return refuse(
      kind,
      `${this.#source}: ${message}. ${kept}`,
      'Correct the file; leitstand plant check FILE shows everything that is wrong with it.',
    );
  }

  #keepLastGood(problems: Problem[], message: string): void {
    const { status, observe, logger } = this.#deps;
    const kept = this.#digest !== '';
    const before = status.get().plant;
    const next = {
      state: kept ? ('kept' as const) : ('none' as const),
      source: this.#source,
      message,
      problems: problems.slice(0, mostProblems),
    };
    if (JSON.stringify(before) === JSON.stringify(next)) return;
    status.patch({ plant: next });
    logger.warn(`plant ${this.#source}: ${message}${kept ? '; the last good plant stays' : ''}`);
    observe([
      {
        kind: 'plant.rejected',
        subject: 'console',
        actor,
        data: { source: this.#source, problems: problems.length, first: message },
      },
    ]);
  }

  #show(plant: LoadedPlant): void {
    const { tables } = this.#deps;
    this.#revision += 1;
    tables.set('plant', singleton, { ...plant.plant, revision: this.#revision });
    const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
    tables.replace('site', byId(plant.sites));
    tables.replace('service', byId(plant.services));
    tables.replace('component', byId(plant.components));
    tables.replace('person', byId(plant.people));
  }
}

function code(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
