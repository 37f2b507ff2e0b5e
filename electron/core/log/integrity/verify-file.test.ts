import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../schema.ts';
import { chain, makeKey, seal, sealedLog, type TextRow } from './sealed-log.fixture.ts';
import { verifyFile } from './verify-file.ts';

const key = makeKey();
const rows = sealedLog(60, 10, key);
const outside = seal(rows.slice(0, 50), key);
let folder: string;
let file: string;

/** What somebody does who has the file and takes the triggers out of the way. */
function tamper(statements: string, ...values: unknown[]): void {
  const db = new Database(file);
  db.exec('DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;');
  if (values.length > 0) db.prepare(statements).run(...values);
  else db.exec(statements);
  for (const migration of migrations) {
    for (const [trigger] of migration.matchAll(/CREATE TRIGGER entry_is_never[\s\S]*?END;/g)) db.exec(trigger);
  }
  db.close();
}

function write(found: readonly TextRow[]): void {
  const db = new Database(file);
  for (const migration of migrations) db.exec(migration);
  db.pragma(`user_version = ${migrations.length}`);
  const insert = db.prepare('INSERT INTO entry (seq, body, hash) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const { seq, body, hash } of found) insert.run(seq, body, Buffer.from(hash, 'hex'));
  })();
  db.close();
}

function problem(): { seq: number; what: string } | undefined {
  const verified = verifyFile(file, { outside });
  if (!verified.ok) throw new Error(verified.error.message);
  return verified.value.problem;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-verify-'));
  file = join(folder, 'log.db');
  write(rows);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('verifying a file', () => {
  test('finds nothing in one that nobody touched, while another connection writes', () => {
    const writer = new Database(file);
    writer.pragma('journal_mode = WAL');
    writer.exec('BEGIN IMMEDIATE');
    expect(problem()).toBeUndefined();
    writer.close();
  });

  test.each([1, 5, 10, 33, 50, 60])('names entry %i when its text was changed', (seq) => {
    tamper("UPDATE entry SET body = replace(body, 'system', 'person') || ' ' WHERE seq = ?", seq);
    expect(problem()).toEqual({ seq, what: 'its text or its hash was changed' });
  });

  test.each([2, 10, 49])('names entry %i when it was removed', (seq) => {
    tamper('DELETE FROM entry WHERE seq = ?', seq);
    expect(problem()).toEqual({ seq, what: `it is missing: ${seq + 1} follows ${seq - 1}` });
  });

  test.each([0, 1, 20, 49])('misses what the outside checkpoint saw when the log ends at %i', (last) => {
    tamper('DELETE FROM entry WHERE seq > ?', last);
    expect(problem()?.seq).toBe(last + 1);
  });

  test('finds an entry put before the first', () => {
    tamper("INSERT INTO entry (seq, body, hash) VALUES (-5, '{}', zeroblob(32))");
    expect(problem()?.seq).toBe(-5);
  });

  test('tells bytes that are not UTF-8 from the character that they read as', () => {
    tamper("UPDATE entry SET body = CAST(replace(CAST(body AS BLOB), x'EFBFBD', x'FF') AS TEXT) WHERE seq = 7");
    expect(problem()?.seq).toBe(7);
  });

  test.each([3, 10, 31, 50])('finds a chain that was made anew from entry %i on', (seq) => {
    rmSync(file);
    write(chain(rows.map((row) => (row.seq === seq ? row.body.replace('2019', '2018') : row.body))));
    expect(problem()?.seq).toBeGreaterThanOrEqual(seq);
    expect(problem()?.seq).toBeLessThanOrEqual(50);
  });

  test('refuses a file whose table is another one under the same name', () => {
    const db = new Database(file);
    db.exec('ALTER TABLE entry RENAME TO hidden; CREATE VIEW entry AS SELECT * FROM hidden WHERE seq <> 7;');
    db.close();
    const verified = verifyFile(file, {});
    expect(verified.ok ? '' : verified.error.message).toContain('structure');
  });

  test('refuses a file without the triggers that keep it append-only', () => {
    const db = new Database(file);
    db.exec('DROP TRIGGER entry_is_never_changed');
    db.close();
    const verified = verifyFile(file, {});
    expect(verified.ok ? '' : verified.error.message).toContain('trigger entry_is_never_changed is missing');
  });

  test('says so when there is no log, or what is there is no database', () => {
    expect(verifyFile(join(folder, 'other.db'), {})).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    copyFileSync(import.meta.filename, file);
    expect(verifyFile(file, {})).toMatchObject({ ok: false, error: { kind: 'log-failed' } });
  });
});
