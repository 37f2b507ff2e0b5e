import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../support/station.ts';
import { type Figure, table } from '../figures.ts';
import { measureLogSearch } from '../log-search.ts';
import { measureGroupedAppends, measureSingleAppends } from './appends.ts';
import { measureAtSize } from './at-size.ts';
import { History } from './history.ts';

/**
 * `npm run bench:log`: measures the figures of docs/log-performance.md and prints them as a table. Words behind `--` choose
 * parts by their names; LEITSTAND_BENCH_ENTRIES sets another size than a million.
 */
const entries = Number(process.env['LEITSTAND_BENCH_ENTRIES'] ?? 1_000_000);
const procedure = readFileSync(
  join(import.meta.dirname, '../../../resources/procedures/swap-storage-controller.yaml'),
  'utf8',
);
const chosen = process.argv.slice(2);
const { folder, remove } = makeFolder();
const parts: [string, () => Promise<Figure[]>][] = [
  ['single appends', () => measureSingleAppends(new History(2, procedure))],
  ['grouped appends', () => measureGroupedAppends(new History(3, procedure))],
  [`a log of ${entries} entries`, () => measureAtSize(folder, new History(1, procedure), entries)],
  ['search', measureLogSearch],
];
const figures: Figure[] = [];
try {
  for (const [name, measure] of parts) {
    if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) continue;
    console.error(`measuring: ${name}`);
    figures.push(...(await measure()));
  }
} finally {
  remove();
}
console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}\n`);
console.log(table(figures));
