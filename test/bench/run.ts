import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureFailureToRed } from './failure-to-red.ts';
import { type Figure, table } from './figures.ts';
import { measureFirstWall } from './first-wall.ts';
import { measureScripting } from './scripting.ts';

/** `npm run bench`: measures the figures of docs/performance.md on the built program and prints them as a table. */
const executablePath = ensureChromium();
if (executablePath === undefined) process.exit(1);
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
const parts: [string, () => Promise<Figure[]>][] = [
  ['first wall', () => measureFirstWall(browser)],
  ['failure to red', () => measureFailureToRed(browser)],
  ['acknowledgement', () => measureAcknowledgement()],
  ['scripting', () => measureScripting(browser)],
];
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  console.error(`measuring: ${name}`);
  const measured = await measure();
  for (const { name: figure, measured: value } of measured) console.error(`  ${figure}: ${value}`);
  figures.push(...measured);
}
await browser.close();
console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}\n`);
console.log(table(figures));
