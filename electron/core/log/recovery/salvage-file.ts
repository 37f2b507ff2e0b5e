import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { PageReader } from './page-reader.ts';
import { type SalvageLabel, salvage } from './salvage.ts';

/** What a salvage found. `chainedUpTo`: up to this seq an unbroken chain leads from the first entry. */
export interface SalvageSum {
  entries: number;
  chainedUpTo: number;
  labels: Record<SalvageLabel, number>;
  /** Runs of seqs that are missing between the first and the last one found: [first, last]. At most 1,000. */
  missing: [number, number][];
}

/**
 * Writes every readable entry of a damaged log as one JSON line: `seq`, the exact text of its `body`, its `hash`, and
 * under `salvaged` how far it can be trusted. The first line says what the file is. Refuses to overwrite a file.
 */
export function writeSalvage(pages: PageReader, source: string, target: string): SalvageSum {
  const handle = openSync(target, 'wx');
  const sum: SalvageSum = {
    entries: 0,
    chainedUpTo: 0,
    labels: { chained: 0, 'after-gap': 0, unproven: 0, altered: 0 },
    missing: [],
  };
  let previous = 0;
  let lines = [`${JSON.stringify({ salvage: 1, source })}\n`];
  const flush = (): void => {
    writeSync(handle, lines.join(''));
    lines = [];
  };
  try {
    for (const { seq, body, hash, label } of salvage(pages)) {
      lines.push(
        `${JSON.stringify({ seq, salvaged: label, hash: hash.toString('hex'), body: body.toString('utf8') })}\n`,
      );
      if (lines.length >= 500) flush();
      if (seq > previous + 1 && sum.missing.length < 1000) sum.missing.push([previous + 1, seq - 1]);
      if (label === 'chained') sum.chainedUpTo = seq;
      sum.entries += 1;
      sum.labels[label] += 1;
      previous = seq;
    }
    flush();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return sum;
}
