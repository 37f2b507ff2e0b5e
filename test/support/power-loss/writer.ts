import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Draft } from '../../../electron/core/log/kinds.ts';
import { openLog } from '../../../electron/core/log/log.ts';

/**
 * A process that appends to the log in the folder of its first argument, says on stdout which entries were acknowledged,
 * and ends without closing. With NORMAL as its second argument its database runs as no console ever does: so that the
 * test which replays its writes can show that it would notice.
 */
const [folder = '', synchronous = 'FULL', rounds = '100'] = process.argv.slice(2);
/** Pages in the WAL before SQLite moves them into the database: few, so that this happens often in a short run. */
const autocheckpointPages = 60;

const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (source: string, options?: { simple?: boolean }) {
  if (source === 'journal_mode = WAL') pragma.call(this, `wal_autocheckpoint = ${autocheckpointPages}`);
  if (source === 'synchronous = FULL') return pragma.call(this, `synchronous = ${synchronous}`);
  if (source === 'synchronous') return 2;
  return pragma.call(this, source, options);
};

const opened = openLog(folder, { now: () => Date.UTC(2019, 8, 24, 9) });
if (!opened.ok) throw new Error(opened.error.message);
const log = opened.value;
const actor = { person: 'test', name: 'Test', desk: 'test' };

/** One of several at a time; the lengths differ, so that entries end within pages, at their end, and beyond. */
async function write(line: number): Promise<void> {
  for (let round = 0; round < Number(rounds); round += 1) {
    const drafts = Array.from({ length: 1 + ((round * 7 + line) % 4) }, (_, part): Draft => {
      const text = `${line}/${round}/${part} `.padEnd(20 + ((round * 397 + part * 1009) % 3000), '.');
      return { kind: 'note.added', subject: `incident/${line}`, actor, data: { text } };
    });
    const result = await log.append(drafts);
    const taken = result.ok ? result.value : [];
    const said = result.ok ? taken.map(({ seq, hash }) => `ack ${seq} ${hash}\n`) : [`failed ${result.error.kind}\n`];
    writeSync(1, said.join(''));
    // Each line writes in a turn of its own now and then, so that not every transaction is of the same make.
    if (round % 3 === line % 3) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

await Promise.all([write(0), write(1), write(2)]);
process.kill(process.pid, 'SIGKILL');
