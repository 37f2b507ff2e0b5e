import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The real rules and the real checks, run on a small house in a folder of its own. */
const rules = ['.dependency-cruiser.mjs', 'biome.json', 'package.json', 'tsconfig.base.json'];
const checks = ['test/support/layers.ts', 'test/support/measure.ts', 'test/support/budgets.ts'];
const repository = resolve(import.meta.dirname, '../..');

const house = {
  'electron/contract/errors.ts': "import { z } from 'zod';\nexport const kind = z.string();\n",
  'electron/core/clock.ts': "import type { kind } from '../contract/errors.ts';\nexport type Kind = typeof kind;\n",
  'electron/core/console.ts': "export type { Kind } from './clock.ts';\n",
  'electron/station/cli.ts': "export type { Kind } from '../core/console.ts';\n",
  'electron/desktop/main.ts': "import { app } from 'electron';\nexport const quit = () => app.quit();\n",
  'renderer/main.tsx': "export { kind } from '../electron/contract/errors.ts';\n",
  'renderer/client/socket.ts': 'export const connect = (url: string) => new WebSocket(url);\n',
  'renderer/stores/alarms.ts': 'export const alarms: string[] = [];\n',
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-house-'));
  for (const path of [...rules, ...checks]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(repository, path), join(folder, path));
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  for (const [path, text] of Object.entries(house)) put(path, text);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function check(command: string, ...args: string[]): { held: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  return { held: status === 0, said: `${stdout}${stderr}` };
}

const layers = () => check(process.execPath, 'test/support/layers.ts');
const budgets = () => check(process.execPath, 'test/support/measure.ts');
const lint = () => check(join(repository, 'node_modules/.bin/biome'), 'lint', 'electron', 'renderer');

describe('the layer check', () => {
  it('accepts a house in order', () => {
    expect(layers()).toEqual({ held: true, said: '' });
  });

  it.each([
    ['contract-knows-only-zod', 'electron/contract/bad.ts', "import type { Kind } from '../core/clock.ts';\n"],
    ['contract-knows-only-zod', 'electron/contract/bad.ts', "import 'yaml';\n"],
    ['core-knows-no-host', 'electron/core/bad.ts', "import '../station/cli.ts';\n"],
    ['core-knows-no-host', 'electron/core/bad.ts', "import { app } from 'electron';\nexport { app };\n"],
    ['core-knows-no-host', 'electron/core/bad.ts', "import type { App } from 'electron';\nexport type { App };\n"],
    ['core-knows-no-host', 'electron/core/bad.ts', "import 'ws';\n"],
    ['core-serves-nothing', 'electron/core/bad.ts', "import 'node:http';\n"],
    ['hosts-are-strangers', 'electron/station/bad.ts', "import '../desktop/main.ts';\n"],
    ['hosts-are-strangers', 'electron/desktop/bad.ts', "import '../station/cli.ts';\n"],
    ['only-desktop-knows-electron', 'electron/station/bad.ts', "import 'electron';\n"],
    ['electron-side-knows-no-screens', 'electron/station/bad.ts', "import '../../renderer/main.tsx';\n"],
    ['renderer-knows-only-contract', 'renderer/screens/bad.tsx', "import '../../electron/core/clock.ts';\n"],
    ['renderer-runs-in-a-page', 'renderer/screens/bad.tsx', "import 'node:fs';\n"],
    ['renderer-runs-in-a-page-packages', 'renderer/client/bad.ts', "import 'ws';\n"],
    ['parts-take-props', 'renderer/parts/bad.tsx', "import '../client/socket.ts';\n"],
    ['parts-take-props', 'renderer/parts/bad.tsx', "import '../stores/alarms.ts';\n"],
    ['only-screens-know-stores', 'renderer/i18n/bad.ts', "import '../stores/alarms.ts';\n"],
    ['only-tests-know-test', 'electron/core/bad.ts', "import '../../test/support/budgets.ts';\n"],
    ['no-unresolved', 'electron/core/bad.ts', "import './nowhere.ts';\n"],
    ['no-cycles', 'electron/core/clock.ts', "import './console.ts';\nexport type Kind = string;\n"],
  ])('%s refuses it in %s: %s', (rule, path, text) => {
    put(path, text);
    const { held, said } = layers();
    expect(said).toContain(`${rule}: ${path} -> `);
    expect(held).toBe(false);
  });

  it('refuses a cycle of types alone', () => {
    put(
      'electron/core/clock.ts',
      "import type { Kind as Same } from './console.ts';\nexport type Kind = Same | 'x';\n",
    );
    expect(layers().said).toContain('no-cycles');
  });
});

describe('the budget check', () => {
  it('accepts a house in order', () => {
    expect(budgets()).toEqual({ held: true, said: '' });
  });

  it('refuses a file of 601 lines', () => {
    put('electron/core/long.ts', 'export {};\n'.repeat(601));
    const { held, said } = budgets();
    expect(said).toContain('electron/core/long.ts: 601 lines, at most 600');
    expect(held).toBe(false);
  });

  it('refuses raw IPC outside of its file', () => {
    put('electron/desktop/windows.ts', "import { ipcMain } from 'electron';\nipcMain.on('x', () => {});\n");
    expect(budgets().held).toBe(false);
  });
});

describe('the linter', () => {
  it('accepts a house in order', () => {
    expect(lint().held).toBe(true);
  });

  it.each([
    ['noRestrictedImports', 'electron/core/bad.ts', "export { app } from 'electron';\n"],
    ['noRestrictedImports', 'electron/desktop/bad.ts', "export { ipcMain } from 'electron';\n"],
    ['noRestrictedGlobals', 'renderer/screens/bad.ts', 'export const connect = (url: string) => new WebSocket(url);\n'],
    [
      'noDangerouslySetInnerHtml',
      'renderer/parts/bad.tsx',
      'export const Bad = ({ html }: { html: string }) => <b dangerouslySetInnerHTML={{ __html: html }} />;\n',
    ],
    ['noExplicitAny', 'electron/core/bad.ts', 'export const bad = (value: any) => value;\n'],
  ])('%s refuses it in %s', (rule, path, text) => {
    put(path, text);
    const { held, said } = lint();
    expect(said).toContain(rule);
    expect(held).toBe(false);
  });
});
