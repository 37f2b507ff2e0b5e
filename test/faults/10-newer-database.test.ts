import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder, runCli } from '../support/station.ts';

let made: ReturnType<typeof makeFolder>;
let data: string;
beforeEach(() => {
  made = makeFolder();
  data = join(made.folder, 'data');
  mkdirSync(data);
});
afterEach(() => made.remove());

/** Writes the log of a newer version; with `unclosed` as a crash leaves it, with entries that are only in its WAL. */
function writeNewer(unclosed: boolean): void {
  const source = join(made.folder, 'newer.db');
  const db = new Database(source);
  db.pragma('journal_mode = WAL');
  db.exec("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT); INSERT INTO entry (body) VALUES ('kept')");
  db.pragma('user_version = 99');
  if (!unclosed) db.close();
  copyFileSync(source, join(data, 'log.db'));
  if (unclosed) {
    copyFileSync(`${source}-wal`, join(data, 'log.db-wal'));
    db.close();
  }
}

const digests = () =>
  ['log.db', 'log.db-wal'].map((name) => {
    const file = join(data, name);
    return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none';
  });

test.each([
  ['closed well', false],
  ['left by a crash, its newest entries in the WAL', true],
])('a log of a newer version, %s, is refused and not one byte of it changes', async (_what, unclosed) => {
  writeNewer(unclosed);
  const before = digests();
  const { code, stdout, stderr } = await runCli(['station', '--data', data, '--port', '0']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^leitstand: The log .*log\.db was written by a newer Leitstand \(format 99, .*\)\. .* Start the newer version\.\n$/,
  );
  if (!unclosed) before[1] = digests()[1] ?? '';
  expect(digests()).toEqual(before);
});
