import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { migrate } from '../../electron/core/log/database.ts';
import { migrations } from '../../electron/core/log/schema.ts';

/**
 * A process that migrates the log in the file of its first argument with one step more than there is: it copies every
 * entry to another table and back, many times, so that it can be killed within.
 */
export const nextStep = `
  CREATE TABLE entry_copy AS SELECT seq, body, hash FROM entry;
  ${'INSERT INTO entry_copy SELECT seq, body, hash FROM entry;'.repeat(8)}
  ALTER TABLE entry ADD COLUMN desk TEXT GENERATED ALWAYS AS (body ->> '$.actor.desk') VIRTUAL;
  CREATE INDEX entry_by_desk ON entry (desk);
  DROP TABLE entry_copy;
`;

const [, main = '', file] = process.argv;
if (main === import.meta.filename && file !== undefined) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = 50');
  writeSync(1, 'begin\n');
  migrate(db, [...migrations, nextStep]);
  writeSync(1, 'done\n');
  db.close();
}
