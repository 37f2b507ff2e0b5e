import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '../../../electron/core/log/log.ts';
import { viewsFile } from '../../../electron/core/views/format.ts';
import { makeFolder, runCli, startStation } from '../../support/station.ts';
import { below, type Figure, percentile } from '../figures.ts';
import { createHistoryClock, type History, writeHistory } from './history.ts';

const starts = 5;

/** Writes a log in `folder` and measures what people wait for when it is large. */
export async function measureAtSize(folder: string, history: History, entries: number): Promise<Figure[]> {
  return [
    ...(await measureWriting(folder, history, entries)),
    ...(await measureOpening(folder)),
    ...(await measureCommands(folder)),
  ];
}

async function measureWriting(folder: string, history: History, entries: number): Promise<Figure[]> {
  const opened = openLog(folder, createHistoryClock(1));
  if (!opened.ok) throw new Error(opened.error.message);
  const begun = performance.now();
  await writeHistory(opened.value, history, entries);
  const seconds = (performance.now() - begun) / 1000;
  opened.value.close();
  const bytes = statSync(join(folder, 'log.db')).size / entries;
  return [
    {
      name: `writing ${entries} entries, the making of them included`,
      asked: 'none',
      measured: `${(entries / seconds).toFixed(0)}/s`,
      met: true,
    },
    {
      name: `bytes on disk per entry: the log with its index of subjects, ${entries} entries`,
      asked: 'none (400 with the search index)',
      measured: bytes.toFixed(0),
      met: true,
    },
  ];
}

/** The built station on that log: from the start of its process until it says that it is ready and gives its snapshot. */
async function measureOpening(folder: string): Promise<Figure[]> {
  const [cold] = await opened(folder);
  const samples: number[] = [];
  for (let count = 0; count < starts; count += 1) samples.push(...(await opened(folder)));
  const killed = await opened(folder, 'SIGKILL');
  const after = await opened(folder);
  const none = makeFolder();
  const empty = [...(await opened(none.folder)), ...(await opened(none.folder)), ...(await opened(none.folder))];
  none.remove();
  const size = statSync(join(folder, viewsFile)).size;
  return [
    below('open to ready: process start to first snapshot, median', 1500, percentile(samples, 0.5), samples),
    {
      name: 'the same with an empty log: what the process itself takes',
      asked: 'none',
      measured: `${percentile(empty, 0.5).toFixed(0)} ms`,
      met: true,
    },
    below('the same after kill -9', 1500, Math.max(...after, ...killed), [...killed, ...after]),
    {
      name: `the same without stored views (${(size / 1e6).toFixed(1)} MB): the whole log is replayed, as after an update`,
      asked: 'none',
      measured: `${((cold ?? Number.NaN) / 1000).toFixed(1)} s`,
      met: true,
    },
  ];
}

/** One start and end; how long the start took, in milliseconds. */
async function opened(folder: string, end: NodeJS.Signals = 'SIGTERM'): Promise<number[]> {
  const begun = performance.now();
  const station = await startStation(['--data', folder]);
  await station.snapshot();
  const took = performance.now() - begun;
  await station.kill(end);
  return [took];
}

/** `leitstand log verify` and `leitstand log replay`, by what they say themselves. */
async function measureCommands(folder: string): Promise<Figure[]> {
  const verified = await speedOf(['log', 'verify', '--data', folder]);
  const replayed = await speedOf(['log', 'replay', '--data', folder]);
  return [
    {
      name: 'leitstand log verify: chain and checkpoints of every entry',
      asked: '>= 300000/s',
      measured: `${verified}/s`,
      met: verified >= 300_000,
    },
    {
      name: 'leitstand log replay: rebuilt from the first entry and equal to the stored views',
      asked: 'equal',
      measured: `${replayed}/s`,
      met: replayed > 0,
    },
  ];
}

async function speedOf(args: string[]): Promise<number> {
  const { code, stdout, stderr } = await runCli(args);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
  return Number(/(\d+) entries\/s/.exec(stdout)?.[1]);
}
