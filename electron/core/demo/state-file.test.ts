import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { untouchedHardware } from './hardware.ts';
import { readSaved, type Saved, writeSaved } from './state-file.ts';

let folder = '';
let said: string[] = [];
const say = (line: string) => {
  said.push(line);
};
const saved: Saved = { version: 1, scenario: 1_569_315_604_000, speed: 60, hardware: untouchedHardware };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-demo-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was written is read again, and nothing else is left behind', () => {
  writeSaved(folder, saved);
  writeSaved(folder, { ...saved, speed: 1 });
  expect(readSaved(folder, say)).toEqual({ ...saved, speed: 1 });
  expect(readdirSync(folder)).toEqual(['demo.json']);
});

test('a missing file is no complaint', () => {
  expect(readSaved(folder, say)).toBeUndefined();
  expect(said).toEqual([]);
});

test.each(['', '{', 'null', '{"version":2}', JSON.stringify({ ...saved, speed: 0 })])(
  'the unreadable file %j is kept aside and said',
  (text) => {
    writeFileSync(join(folder, 'demo.json'), text);
    expect(readSaved(folder, say)).toBeUndefined();
    const [aside = ''] = readdirSync(folder);
    expect(aside).toMatch(/^demo\.json\.unreadable-/);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
    expect(said).toHaveLength(1);
  },
);
