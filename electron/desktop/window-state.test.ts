import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeWindow, readWindowState, type WindowState, writeWindowState } from './window-state.ts';

const desk = { x: 0, y: 0, width: 1920, height: 1080 };
const wall = { x: 1920, y: 0, width: 3840, height: 2160 };
const kept: WindowState = {
  bounds: { x: 2000, y: 100, width: 1400, height: 900 },
  maximized: true,
  fullScreen: false,
};

describe('placeWindow', () => {
  it('opens where the window was', () => {
    expect(placeWindow(kept, [desk, wall])).toEqual(kept);
  });

  it('comes back to the first display when its own is gone', () => {
    expect(placeWindow(kept, [desk]).bounds).toEqual({ x: 160, y: 40, width: 1600, height: 1000 });
  });

  it('does not open with the title bar above the display', () => {
    const above = { ...kept, bounds: { ...kept.bounds, x: 0, y: -600 } };
    expect(placeWindow(above, [desk]).bounds.y).toBeGreaterThanOrEqual(0);
  });

  it('fits a first window into a small display', () => {
    const small = { x: 0, y: 0, width: 1024, height: 768 };
    expect(placeWindow(undefined, [small]).bounds).toEqual(small);
  });

  it('always leaves something to grasp on some display', () => {
    const coordinate = fc.integer({ min: -20_000, max: 20_000 });
    const extent = fc.integer({ min: 1, max: 10_000 });
    const bounds = fc.record({ x: coordinate, y: coordinate, width: extent, height: extent });
    fc.assert(
      fc.property(bounds, (at) => {
        const { x, y, width, height } = placeWindow({ ...kept, bounds: at }, [desk, wall]).bounds;
        const areas = [desk, wall].filter(
          (area) => x < area.x + area.width && x + width > area.x && y < area.y + area.height && y + height > area.y,
        );
        expect(areas.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the kept state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitstand-window-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read as it was written, with no draft left behind', () => {
    const file = join(folder, 'deep', 'window-state.json');
    writeWindowState(file, kept);
    expect(readWindowState(file)).toEqual(kept);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['window-state.json']);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is cut off', '{"version":1,"bounds":{"x":0'],
    ['has a newer version', JSON.stringify({ version: 2, ...kept })],
    [
      'has a window without extent',
      JSON.stringify({ version: 1, ...kept, bounds: { x: 0, y: 0, width: 0, height: 0 } }),
    ],
  ])('counts for nothing when it %s', (_how, text) => {
    const file = join(folder, 'window-state.json');
    if (text !== undefined) writeFileSync(file, text);
    expect(readWindowState(file)).toBeUndefined();
  });
});
