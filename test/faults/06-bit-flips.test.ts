import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyLog } from '../../electron/core/log/backup/copy.ts';
import { backupFolder } from '../../electron/core/log/backup/names.ts';
import { openLogDatabase } from '../../electron/core/log/database.ts';
import { heal } from '../../electron/core/log/recovery/heal.ts';
import { copyLogFiles, flipBits, growLog, inBatch, listen, readHashes, seeded } from '../support/damaged-log.ts';

const inCopy = 700;
const inLog = 1000;
const rounds = 250;
let base: string;
let original: string[];

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'leitstand-flips-'));
  const data = join(base, 'data');
  await growLog(data, inCopy);
  const copied = copyLog({ data, folder: backupFolder(data), reason: 'timed', now: Date.UTC(2019, 8, 24, 9) });
  if (!copied.ok) throw new Error(copied.error.message);
  await growLog(data, inLog - inCopy, () => copyLogFiles(data, join(base, 'with-wal')));
  copyLogFiles(data, join(base, 'closed'));
  copyLogFiles(data, join(base, 'alone'));
  rmSync(join(base, 'alone', 'backups'), { recursive: true });
  original = readHashes(data);
});
afterAll(() => rmSync(base, { recursive: true }));

/** Heals a damaged folder, and fails where what comes out is less than it says. Gives what became of it. */
async function outcome(folder: string, least: number): Promise<string> {
  const before = new Map(
    ['log.db', 'log.db-wal']
      .filter((file) => existsSync(join(folder, file)))
      .map((file) => [file, readFileSync(join(folder, file))]),
  );
  const logger = listen();
  const healed = await heal(folder, { second: undefined, now: 0, logger });
  if (!healed.ok) throw new Error(`healing was refused: ${healed.error.message}`);
  const { decision, torn } = healed.value;
  if (decision !== undefined) {
    for (const [file, bytes] of before) expect(readFileSync(join(decision.aside, file)).equals(bytes)).toBe(true);
  }
  const opened = openLogDatabase(folder);
  if (!opened.ok) {
    // A flipped version number cannot be told from that of a newer program: refused, and nothing is changed.
    expect(opened.error.kind).toBe('not-allowed');
    for (const [file, bytes] of before) expect(readFileSync(join(folder, file)).equals(bytes)).toBe(true);
    return 'newer';
  }
  opened.value.db.close();
  opened.value.release();
  const found = readHashes(folder);
  expect(found).toEqual(original.slice(0, found.length));
  if (torn) {
    // One transaction that cannot be read any more looks like one that a power cut tore: the log says so.
    expect(found.length).toBeGreaterThanOrEqual(inLog - inBatch);
    return 'last transaction torn';
  }
  if (decision === undefined) {
    expect(found.length, logger.lines.join('\n')).toBe(inLog);
    return 'intact';
  }
  expect(found.length).toBe(decision.lastSeq);
  expect(found.length).toBeGreaterThanOrEqual(least);
  return found.length === inLog ? 'restored whole' : `${decision.outcome} with a gap`;
}

test.each([
  ['the database, with a copy beside it', 'closed', 'log.db', inCopy],
  ['the database and its write-ahead file lies beside', 'with-wal', 'log.db', inCopy],
  ['the write-ahead file', 'with-wal', 'log.db-wal', inCopy],
  ['the database, without any copy', 'alone', 'log.db', 0],
])(
  `bits flip in %s, ${rounds} times: intact, or aside and restored with the gap stated`,
  async (_where, kind, file, least) => {
    const outcomes = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const random = seeded(round);
      const folder = join(base, `round-${kind}`);
      copyLogFiles(join(base, kind), folder);
      // Every fourth round hits the header or the schema, where one bit does most.
      flipBits(join(folder, file), 1 + random(3), random, 0, round % 4 === 0 ? 400 : undefined);
      const became = await outcome(folder, least).catch((cause: unknown) => {
        throw new Error(`round ${round}`, { cause });
      });
      outcomes.set(became, (outcomes.get(became) ?? 0) + 1);
      rmSync(folder, { recursive: true });
    }
    expect([...outcomes.keys()].filter((became) => became.startsWith('restored')).length).toBeGreaterThan(0);
    process.stderr.write(`${kind}/${file}: ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  },
  600_000,
);
