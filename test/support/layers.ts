import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

/**
 * Follows the imports of every source file below the working directory and compares them with the rules in
 * `.dependency-cruiser.mjs` there. Returns one sentence for each broken rule.
 */
async function brokenLayers(): Promise<string[]> {
  const { forbidden = [], options = {} } = await extractDepcruiseConfig('./.dependency-cruiser.mjs');
  const { output } = await cruise(['electron', 'renderer', 'test'], {
    ...options,
    ruleSet: { forbidden },
    validate: true,
  });
  const { summary } = output as ICruiseResult;
  // Without its parser dependency-cruiser finds no import at all, and would find nothing wrong.
  if (!summary.totalDependenciesCruised) return ['no import was found at all: the parser is missing'];
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' -> ');
    return `${rule.name}: ${from} -> ${path}`;
  });
}

const broken = await brokenLayers();
for (const sentence of broken) console.error(sentence);
process.exitCode = broken.length === 0 ? 0 : 1;
