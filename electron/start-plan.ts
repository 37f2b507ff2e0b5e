import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start` is going to do. */
export interface Plan {
  /** Arguments that both hosts understand. */
  args: string[];
  /** The console's folder. */
  home: string;
  /** The port that was asked for; undefined: the usual one, or any when that is taken. */
  port: string | undefined;
  /** A person can see a window here. */
  display: boolean;
  /** `station` was asked for, even where the desktop could run. */
  stationOnly: boolean;
}

/** What the plan depends on, besides the arguments. */
export interface Here {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  exists(path: string): boolean;
}

const here: Here = { env: process.env, platform: process.platform, exists: existsSync };

/**
 * Reads the arguments of `npm start`. Without a plant the demo starts, in a folder of its own when nobody asked for it,
 * so that its log never mixes with a real one. Throws an Error with a sentence for a person.
 */
export function planStart(args: readonly string[], { env, platform, exists }: Here = here): Plan {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      data: { type: 'string' },
      plant: { type: 'string' },
      demo: { type: 'boolean' },
      speed: { type: 'string' },
      at: { type: 'string' },
      port: { type: 'string' },
      station: { type: 'boolean' },
    },
  });
  const home = values.data === undefined ? dataFolder(env, platform) : resolve(values.data);
  const plant = values.plant === undefined ? join(home, 'plant.yaml') : resolve(values.plant);
  const watches = values.plant !== undefined || (values.demo !== true && exists(plant));
  if (values.plant !== undefined && values.demo === true) throw new Error('Either --plant or --demo, not both.');
  if (watches && (values.speed ?? values.at) !== undefined) throw new Error('--speed and --at belong to the demo.');
  const source = watches
    ? ['--data', home, '--plant', plant]
    : ['--data', values.demo === true ? home : join(home, 'demo'), '--demo'];
  const passed = (['speed', 'at'] as const).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  return {
    args: [...source, ...passed],
    home,
    port: values.port,
    display: platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']),
    stationOnly: values.station === true,
  };
}

/** The folder where this operating system keeps the data of applications, for this one. */
function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'leitstand';
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), name);
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), name);
}
