/** One measured figure beside what was asked for. */
export interface Figure {
  name: string;
  asked: string;
  measured: string;
  met: boolean;
}

/** The value below which a share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** A figure in milliseconds that should stay below a limit. */
export function below(name: string, limitMs: number, value: number, samples: readonly number[]): Figure {
  const spread =
    samples.length > 1
      ? ` (min ${Math.min(...samples).toFixed(1)}, median ${percentile(samples, 0.5).toFixed(1)}, max ${Math.max(...samples).toFixed(1)}; n = ${samples.length})`
      : '';
  return { name, asked: `< ${limitMs} ms`, measured: `${value.toFixed(1)} ms${spread}`, met: value < limitMs };
}

/** A Markdown table of figures. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, asked, measured, met }) => `| ${name} | ${asked} | ${measured} | ${met ? 'yes' : 'no'} |`,
  );
  return ['| figure | asked | measured | met |', '|---|---|---|---|', ...rows].join('\n');
}
