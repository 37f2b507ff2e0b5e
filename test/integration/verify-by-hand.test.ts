import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkpointText } from '../../electron/core/log/integrity/checkpoint.ts';
import { makeKey, seal, sealedLog } from '../../electron/core/log/integrity/sealed-log.fixture.ts';
import { migrations } from '../../electron/core/log/schema.ts';
import { lacking } from '../support/system-tools.ts';

const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'resources', 'verify', 'verify.sh');
const cli = join(root, 'dist', 'station', 'cli.js');
const missing = lacking('sqlite3', 'openssl');
const key = makeKey();
const rows = sealedLog(300, 100, key);
let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-by-hand-'));
  const db = new Database(path('good.db'));
  for (const migration of migrations) db.exec(migration);
  db.pragma(`user_version = ${migrations.length}`);
  const insert = db.prepare('INSERT INTO entry (seq, body, hash) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const { seq, body, hash } of rows) insert.run(seq, body, Buffer.from(hash, 'hex'));
  })();
  db.close();
  writeFileSync(path('checkpoint.txt'), checkpointText(seal(rows.slice(0, 250), key)));
  writeFileSync(path('key.pem'), key.pem);
  writeFileSync(path('other-key.pem'), makeKey().pem);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(({ skip }) => {
  skip(missing !== undefined, missing);
  copyFileSync(path('good.db'), path('log.db'));
});

function tamper(sql: string): void {
  const db = new Database(path('log.db'));
  db.exec(`DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed; ${sql}`);
  db.close();
}

function verify(keyFile = 'key.pem'): { status: number | null; said: string } {
  const run = spawnSync('sh', [script, path('log.db'), path('checkpoint.txt'), path(keyFile)], { encoding: 'utf8' });
  return { status: run.status, said: run.stdout + run.stderr };
}

describe('verifying with sqlite3, sha256sum and openssl alone', () => {
  test('finds a good log good', () => {
    const { status, said } = verify();
    expect(said).toContain('300 entries are chained without a gap\nits first 250 entries are those');
    expect(status).toBe(0);
  });

  test.each([
    ['a changed entry', "UPDATE entry SET body = replace(body, 'Imke', 'Jens') WHERE seq = 17", 'entry 17:'],
    ['a removed entry', 'DELETE FROM entry WHERE seq = 17', 'entry 17 is missing'],
    ['a log that ends too early', 'DELETE FROM entry WHERE seq > 240', 'not the one that'],
    ['an entry that was put before the first', "INSERT INTO entry VALUES (0, '{}', zeroblob(32))", 'is missing'],
    ['another hash', 'UPDATE entry SET hash = zeroblob(32) WHERE seq = 299', 'entry 299:'],
  ])('finds %s', (_what, sql, said) => {
    tamper(sql);
    const outcome = verify();
    expect(outcome.said).toContain(said);
    expect(outcome.status).toBe(1);
  });

  test('does not take the signature of another key', () => {
    expect(verify('other-key.pem')).toMatchObject({ status: 1, said: expect.stringContaining('the signature of') });
  });

  test('comes to the same outcome as leitstand log verify', () => {
    const run = (keyFile: string) =>
      spawnSync(
        process.execPath,
        [cli, 'log', 'verify', '--data', folder, '--checkpoint', path('checkpoint.txt'), '--key', path(keyFile)],
        { encoding: 'utf8' },
      );
    const good = run('key.pem');
    expect(good.stderr).toBe('');
    expect(good.stdout).toContain('300 entries hold together, 3 checkpoints');
    expect(good.status).toBe(0);
    expect(run('other-key.pem').status).toBe(1);
    tamper("UPDATE entry SET body = replace(body, 'Imke', 'Jens') WHERE seq = 17");
    const copy = new Database(path('log.db'));
    for (const [trigger] of migrations.join('').matchAll(/CREATE TRIGGER entry_is_never[\s\S]*?END;/g))
      copy.exec(trigger);
    copy.close();
    const bad = run('key.pem');
    expect(bad.stderr).toContain('Entry 17: its text or its hash was changed.');
    expect(bad.status).toBe(1);
  });
});
