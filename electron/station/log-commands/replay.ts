import { join } from 'node:path';
import type { LogReader } from '../../core/log/log.ts';
import { createNouns } from '../../core/nouns.ts';
import { loadProcedures } from '../../core/procedures/load.ts';
import { combineFolds, type Fold, loggedTables, replay, replayPages } from '../../core/replay.ts';
import { Tables } from '../../core/tables.ts';
import { type Difference, firstDifference } from '../../core/views/compare.ts';
import { readViews } from '../../core/views/read.ts';
import { root } from '../host-platform.ts';
import { complain, openLogOf, readLogArguments } from './data-folder.ts';

/** Longest piece of a value that a difference shows, in characters. */
const longestValue = 200;

/**
 * `leitstand log replay --data DIR`: rebuilds the read models from the first entry on and compares them with what a start
 * would use, the stored views and the entries after them. Exit code 1 where they are not equal, with the first difference.
 */
export async function replayCommand(args: string[]): Promise<number> {
  const options = readLogArguments(args, []);
  if (!options.ok) return complain(options.error);
  const opened = openLogOf(options.value.data);
  if (!opened.ok) return complain(opened.error);
  const log = opened.value;
  try {
    const { procedures } = await loadProcedures(join(root, 'resources', 'procedures'));
    return compare(log, options.value.data, combineFolds(createNouns(procedures, () => undefined)));
  } catch (cause) {
    const { message, cause: why } = cause instanceof Error ? cause : { message: String(cause) };
    return complain({
      message: `The replay ended: ${message}${why === undefined ? '.' : ` (${String(why)}).`}`,
      next: 'Check the log with leitstand log verify --data DIR.',
    });
  } finally {
    log.close();
  }
}

function compare(log: LogReader, data: string, fold: Fold): number {
  const rebuilt = new Tables();
  const began = performance.now();
  replay(log, fold, rebuilt);
  const seconds = (performance.now() - began) / 1000;
  const speed = Math.round(log.lastSeq() / Math.max(seconds, 0.001));
  const counts = loggedTables.map((table) => `${rebuilt.size(table)} ${table}`).join(', ');
  say(`${log.lastSeq()} entries replayed: ${counts}; ${seconds.toFixed(2)} s, ${speed} entries/s`);

  const stored = readViews(data, log);
  const [other, from] = stored.state === 'usable' ? [stored.tables, stored.upTo.seq] : [new Tables(), 0];
  for (const _ of replayPages(log, fold, other, from));
  const difference = firstDifference(rebuilt, other);
  if (difference !== undefined) return complain(explain(difference, from));
  if (stored.state === 'usable') {
    say(`equal to the stored views up to entry ${from} and the ${log.lastSeq() - from} entries after them`);
  } else {
    const why = stored.state === 'absent' ? 'there are none' : stored.because;
    say(`a second replay gives the same; stored views were not compared: ${why}`);
  }
  return 0;
}

function explain({ table, id, path, left, right }: Difference, from: number): { message: string; next: string } {
  const where = `${table} ${id}${path === '' ? '' : `, ${path}`}`;
  const other = from === 0 ? 'another replay' : 'the stored views';
  return {
    message: `The log gives other rows than ${other}: ${where} is ${show(left)} by the log and ${show(right)} there.`,
    next: 'The log is right. Remove views.jsonl, keep a copy of it, and report this as a defect.',
  };
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
