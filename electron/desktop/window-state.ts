import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const edge = z.int().min(-100_000).max(100_000);
const extent = z.int().min(1).max(100_000);
const stateSchema = z.object({
  version: z.literal(1),
  bounds: z.object({ x: edge, y: edge, width: extent, height: extent }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});

/** How a window stood when it was last seen. Bounds are of the normal window, in the screen's logical pixels. */
export type WindowState = Omit<z.infer<typeof stateSchema>, 'version'>;
export type Bounds = WindowState['bounds'];

/** The window is opened no smaller than this, in logical pixels: the wall's columns still fit. */
export const smallestWindow = { width: 960, height: 600 } as const;
const firstWindow = { width: 1600, height: 1000 } as const;
/** So much of a kept window must lie on a display for a person to find and drag it. */
const graspable = { width: 200, height: 80 } as const;

/**
 * Where to open a window: as it was kept, if a person can still reach it there, else in the middle of the first display.
 * `areas` are the work areas of the displays that are there now, the primary one first.
 */
export function placeWindow(kept: WindowState | undefined, areas: readonly Bounds[]): WindowState {
  if (kept !== undefined && areas.some((area) => reachable(kept.bounds, area))) {
    const { x, y, width, height } = kept.bounds;
    return {
      ...kept,
      bounds: { x, y, width: Math.max(width, smallestWindow.width), height: Math.max(height, smallestWindow.height) },
    };
  }
  const area = areas[0] ?? { x: 0, y: 0, ...firstWindow };
  const width = Math.min(firstWindow.width, area.width);
  const height = Math.min(firstWindow.height, area.height);
  const x = area.x + Math.floor((area.width - width) / 2);
  const y = area.y + Math.floor((area.height - height) / 2);
  return {
    bounds: { x, y, width, height },
    maximized: kept?.maximized ?? false,
    fullScreen: kept?.fullScreen ?? false,
  };
}

/** True when enough of the window's title bar lies within the area. */
function reachable(window: Bounds, area: Bounds): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return across >= graspable.width && down >= graspable.height && window.y >= area.y - graspable.height / 2;
}

/** Reads a kept state; undefined when there is none or it makes no sense. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    const { bounds, maximized, fullScreen } = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { bounds, maximized, fullScreen };
  } catch {
    return undefined;
  }
}

/** Keeps a state: the file is replaced as a whole, so a crash leaves the old or the new one. Throws when it cannot. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify({ version: 1, ...state })}\n`);
  renameSync(draft, file);
}
