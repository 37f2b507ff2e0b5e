import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../electron/core/log/database.ts';
import { openLog } from '../../electron/core/log/log.ts';
import { migrations } from '../../electron/core/log/schema.ts';
import { nextStep } from '../support/slow-migration.ts';

const migrator = join(import.meta.dirname, '..', 'support', 'slow-migration.ts');
const kills = 25;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-migration-'));
  const opened = openLog(join(folder, 'before'), { now: () => Date.now() });
  if (!opened.ok) throw new Error(opened.error.message);
  const actor = { person: 'imke', name: 'Imke Harms', desk: 'desk 1' };
  const drafts = Array.from({ length: 2000 }, (_, index) => ({
    kind: 'note.added' as const,
    subject: 'incident/1',
    actor,
    data: { text: `note ${index}`.padEnd(500, '.') },
  }));
  await opened.value.append(drafts);
  opened.value.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Migrates a copy, and kills that after some milliseconds; undefined: it is let be. Gives what it said and took. */
function migrateAndKill(data: string, afterMs: number | undefined): Promise<{ said: string; tookMs: number }> {
  rmSync(data, { recursive: true, force: true });
  cpSync(join(folder, 'before'), data, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [migrator, join(data, 'log.db')], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let began = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') {
        began = performance.now();
        if (afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
      }
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve({ said, tookMs: performance.now() - began }));
  });
}

/** Which format the file has, and everything that is in it. */
function look(data: string): { version: number; names: string; entries: string; sound: string } {
  const db = new Database(join(data, 'log.db'));
  const one = <T>(sql: string) => db.prepare<[], { value: T }>(sql).get()?.value as T;
  const found = {
    version: db.pragma('user_version', { simple: true }) as number,
    names: one<string>(
      "SELECT group_concat(name || coalesce(sql, ''), ' ') AS value FROM (SELECT * FROM sqlite_schema ORDER BY name)",
    ),
    entries: one<string>("SELECT count(*) || ' ' || max(seq) || ' ' || sum(length(body)) AS value FROM entry"),
    sound: db.pragma('integrity_check', { simple: true }) as string,
  };
  db.close();
  return found;
}

test(`kill -9 during a migration, ${kills} times: the log has the old format or the new one, never a half`, async () => {
  const data = join(folder, 'data');
  const whole = await migrateAndKill(data, undefined);
  const after = look(data);
  const before = look(join(folder, 'before'));
  expect(whole.said).toBe('begin\ndone\n');
  expect(after).toMatchObject({ version: migrations.length + 1, entries: before.entries });

  let withinStep = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const { said } = await migrateAndKill(data, (whole.tookMs * kill) / kills);
    const found = look(data);
    expect([before, after]).toContainEqual(found);
    if (said.includes('done')) expect(found).toEqual(after);
    else withinStep += 1;
    const db = new Database(join(data, 'log.db'));
    migrate(db, [...migrations, nextStep]);
    db.close();
    expect(look(data)).toEqual(after);
  }
  expect(withinStep).toBeGreaterThan(kills / 3);
}, 300_000);
