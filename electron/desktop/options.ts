import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseScenarioTime } from '../core/demo/day.ts';

/** What the command line of the desktop says. Unknown switches belong to Chromium and are passed over. */
export interface Options {
  /** The console's folder; undefined: the operating system's place for this application. */
  data: string | undefined;
  plant: string | undefined;
  /** A second folder for copies of the log. */
  backups: string | undefined;
  demo: boolean;
  /** How many of the scenario's seconds pass in a real one. */
  speed: number | undefined;
  /** The instant of the scenario to begin at, epoch ms. */
  at: number | undefined;
}

/** Where the console reads and writes, decided once at start. */
export interface Places {
  /** The folder of the incident log. */
  data: string;
  plant: string;
  demo: { speed: number; at?: number } | undefined;
}

/**
 * Reads the arguments after the program's name. Throws an Error with one sentence for a person when a value is wrong:
 * to start with another plant or another hour than the one asked for would be worse than not to start.
 */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      plant: { type: 'string' },
      'backup-dir': { type: 'string' },
      demo: { type: 'boolean' },
      speed: { type: 'string' },
      at: { type: 'string' },
    },
  });
  const text = (name: 'data' | 'plant' | 'backup-dir' | 'speed' | 'at'): string | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value === '') throw new Error(`--${name} needs a value.`);
    return value;
  };
  const speedText = text('speed');
  const speed = speedText === undefined ? undefined : Number(speedText);
  if (speed !== undefined && !(speed >= 1 && speed <= 3600)) {
    throw new Error(`--speed ${speedText} is not a number from 1 to 3600.`);
  }
  const atText = text('at');
  const at = atText === undefined ? undefined : parseScenarioTime(atText);
  if (at?.ok === false) throw new Error(`--at: ${at.error.message} ${at.error.next}`);
  const plant = text('plant');
  if (plant !== undefined && values.demo === true) throw new Error('--plant and --demo exclude each other.');
  const data = text('data');
  const backups = text('backup-dir');
  return {
    data: data === undefined ? undefined : resolve(data),
    plant: plant === undefined ? undefined : resolve(plant),
    backups: backups === undefined ? undefined : resolve(backups),
    demo: values.demo === true,
    speed,
    at: at?.value,
  };
}

/**
 * Chooses data folder and plant. `home` is where the log belongs, `plants` where a `plant.yaml` is looked for. Where
 * neither a plant nor the demo is asked for and none lies there, the demo starts in a folder of its own, so that its log
 * never mixes with a real one.
 */
export function choosePlaces(
  options: Options,
  { home, plants }: { home: string; plants: string },
  exists: (path: string) => boolean = existsSync,
): Places {
  const plant = options.plant ?? join(plants, 'plant.yaml');
  const demo = { speed: options.speed ?? 1, ...(options.at === undefined ? {} : { at: options.at }) };
  if (options.demo) return { data: home, plant, demo };
  if (options.plant !== undefined || exists(plant)) return { data: home, plant, demo: undefined };
  return { data: join(home, 'demo'), plant, demo };
}
