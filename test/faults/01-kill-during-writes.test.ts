import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chainHash, genesis } from '../../electron/core/log/chain.ts';
import { openLogDatabase } from '../../electron/core/log/database.ts';

const cycles = 200;
const writer = join(import.meta.dirname, '..', 'support', 'log-writer.ts');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitstand-kill-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a writer, kills it with SIGKILL some milliseconds after it began, and gives what it said was durable. */
function writeAndKill(cycle: number, afterMs: number): Promise<Map<number, string>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder, String(cycle)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const began = output !== '';
      output += chunk.toString();
      if (!began) setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.on('error', reject);
    child.on('close', () => {
      const lines = output.split('\n').slice(0, -1);
      if (lines[0] !== 'open') reject(new Error(`cycle ${cycle}: ${output}`));
      resolve(new Map(lines.slice(1).map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? ''])));
    });
  });
}

test(`kill -9 during writes, ${cycles} times: every acknowledged entry is there and the chain holds`, async () => {
  const acknowledged = new Map<number, string>();
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    for (const [seq, text] of await writeAndKill(cycle, (cycle * 7) % 40)) acknowledged.set(seq, text);
  }
  const opened = openLogDatabase(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, release } = opened.value;
  const texts = new Map<number, string>();
  let previous: Buffer = genesis;
  let expectedSeq = 1;
  const rows = db.prepare('SELECT seq, body, hash FROM entry ORDER BY seq').iterate();
  for (const row of rows as Iterable<{ seq: number; body: string; hash: Buffer }>) {
    if (row.seq !== expectedSeq) throw new Error(`seq ${expectedSeq} is missing`);
    if (!chainHash(previous, row.seq, row.body).equals(row.hash)) throw new Error(`the chain breaks at ${row.seq}`);
    texts.set(row.seq, JSON.parse(row.body).data.text);
    previous = row.hash;
    expectedSeq += 1;
  }
  db.close();
  release();
  const missing = [...acknowledged].filter(([seq, text]) => texts.get(seq) !== text);
  expect(missing).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(cycles);
}, 600_000);
