import { describe, expect, it } from 'vitest';
import { overdrawn, type SourceFile } from './budgets.ts';

const file = (path: string, lineCount = 10, line = 'export {};'): SourceFile => ({
  path,
  text: `${Array(lineCount).fill(line).join('\n')}\n`,
});
const house = [file('electron/core/clock.ts'), file('renderer/main.tsx'), file('package.json'), file('.gitignore')];

describe('budgets', () => {
  it('accept a house in order', () => {
    expect(overdrawn(house)).toEqual([]);
  });

  it('accept a file of 600 lines and refuse one of 601, style sheets and tests too', () => {
    expect(overdrawn([...house, file('renderer/wall.css', 600)])).toEqual([]);
    expect(overdrawn([...house, file('renderer/wall.css', 601)])).toEqual([
      'renderer/wall.css: 601 lines, at most 600',
    ]);
    expect(overdrawn([...house, file('electron/core/clock.test.ts', 601)])).toHaveLength(1);
  });

  it('refuse a median of 100 lines', () => {
    expect(overdrawn([file('electron/a.ts', 99)])).toEqual([]);
    expect(overdrawn([file('electron/a.ts', 100)])).toEqual(['median file: 100 lines, under 100 wanted']);
  });

  it('refuse a 90th percentile of 320 lines', () => {
    const small = Array.from({ length: 8 }, (_, index) => file(`electron/small-${index}.ts`));
    const long = [file('electron/long-1.ts', 320), file('electron/long-2.ts', 320)];
    expect(overdrawn([...small, ...long])).toEqual(['90th percentile file: 320 lines, under 320 wanted']);
    expect(overdrawn([...small, file('electron/b.ts'), ...long.slice(1)])).toEqual([]);
  });

  it('refuse a repository without source', () => {
    expect(overdrawn([file('package.json')])).toEqual(['no source file was found']);
  });

  it.each(['electron/utils.ts', 'electron/core/common/a.ts', 'renderer/WindowManager.tsx', 'test/misc.test.ts'])(
    'refuse the name %s',
    (path) => {
      expect(overdrawn([...house, file(path)])).toEqual([`${path}: a name that says nothing`]);
    },
  );

  it('keep raw IPC in its two files', () => {
    const raw = (path: string, word: string) => overdrawn([...house, file(path, 1, `${word}.on('x', go);`)]);
    expect(raw('electron/desktop/transport-main.ts', 'ipcMain')).toEqual([]);
    expect(raw('electron/desktop/preload.ts', 'ipcRenderer')).toEqual([]);
    expect(raw('electron/desktop/preload.ts', 'ipcMain')).toHaveLength(1);
    expect(raw('electron/desktop/windows.ts', 'ipcMain')).toEqual([
      'electron/desktop/windows.ts: ipcMain belongs into electron/desktop/transport-main.ts alone',
    ]);
  });

  it('let a comment speak of raw IPC', () => {
    expect(overdrawn([...house, file('electron/desktop/windows.ts', 1, '/** ipcMain is elsewhere. */')])).toEqual([]);
  });

  it('refuse a stranger at the top level', () => {
    expect(overdrawn([...house, file('scripts/run.ts')])).toEqual(['scripts: not one of the top-level names']);
  });
});
