import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, text = 'binary', mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

it('prefers CHROME_PATH to the one of Playwright', () => {
  const own = program('mine');
  expect(findChromium({ CHROME_PATH: own }, program('playwrights'))).toBe(own);
});

it('passes over a CHROME_PATH that does not exist', () => {
  const playwrights = program('playwrights');
  expect(findChromium({ CHROME_PATH: join(folder, 'gone') }, playwrights)).toBe(playwrights);
});

it('passes over a folder and a stub that hands over to a snap', () => {
  const stub = program('stub', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
  const playwrights = program('playwrights');
  expect(findChromium({ CHROME_PATH: stub }, playwrights)).toBe(playwrights);
  expect(findChromium({ CHROME_PATH: folder }, playwrights)).toBe(playwrights);
});

it('passes over a file that may not be executed', () => {
  const playwrights = program('playwrights');
  expect(findChromium({ CHROME_PATH: program('text', 'text', 0o644) }, playwrights)).toBe(playwrights);
});
