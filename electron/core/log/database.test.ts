import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeFailure, isTooOld, migrate } from './database.ts';

describe('the version of SQLite', () => {
  test.each(['3.51.3', '3.51.4', '3.52.0', '3.100.0', '4.0.0'])('%s will do', (version) => {
    expect(isTooOld(version)).toBe(false);
  });
  test.each(['3.51.2', '3.50.9', '3.9.9', '2.8.17', '', 'x'])("'%s' is too old", (version) => {
    expect(isTooOld(version)).toBe(true);
  });
  test('that is built in will do', () => {
    const db = new Database(':memory:');
    const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    db.close();
    expect(isTooOld(version)).toBe(false);
  });
});

describe('migrations', () => {
  let folder: string;
  let db: Database.Database;
  const tables = () =>
    db
      .prepare<[], { name: string }>('SELECT name FROM sqlite_schema ORDER BY name')
      .all()
      .map(({ name }) => name);
  const version = () => db.pragma('user_version', { simple: true });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leitstand-migrate-'));
    db = new Database(join(folder, 'log.db'));
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  test('run once each, from the version that is there', () => {
    migrate(db, ['CREATE TABLE one (x)']);
    migrate(db, ['CREATE TABLE one (x)', 'CREATE TABLE two (x)']);
    expect(tables()).toEqual(['one', 'two']);
    expect(version()).toBe(2);
  });

  test('leave nothing of a step that fails, and keep those before', () => {
    expect(() => migrate(db, ['CREATE TABLE one (x)', 'CREATE TABLE two (x); SELECT nonsense()'])).toThrow('nonsense');
    expect(tables()).toEqual(['one']);
    expect(version()).toBe(1);
  });
});

test('an error of the disk says that the entry does not count, and to look before doing it again', () => {
  const failure = describeFailure(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' }));
  expect(failure).toMatchObject({ kind: 'log-failed', details: { code: 'SQLITE_IOERR_FSYNC' } });
  expect(failure.next).toContain('Look whether it is in the log');
});
