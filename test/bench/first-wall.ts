import type { Browser } from '@playwright/test';
import { makeFolder, startStation } from '../support/station.ts';
import { below, type Figure, percentile } from './figures.ts';

const runs = 7;

/** From the start of the station's process until a browser that is open already shows the whole demo, nothing unknown. */
export async function measureFirstWall(browser: Browser): Promise<Figure[]> {
  const ready: number[] = [];
  const complete: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { folder, remove } = makeFolder();
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const begin = performance.now();
    const station = await startStation(['--data', folder, '--demo', '--at', '10:00']);
    ready.push(performance.now() - begin);
    await page.goto(`${station.url}/#/wall`);
    await page.waitForFunction(() => document.querySelectorAll('[data-component].ok').length >= 400, undefined, {
      polling: 'raf',
      timeout: 30_000,
    });
    complete.push(performance.now() - begin);
    await page.close();
    await station.kill();
    remove();
  }
  return [
    below('station process start to the line "ready", median', 2000, percentile(ready, 0.5), ready),
    below(
      'station process start to the first complete live wall of the demo, median',
      2000,
      percentile(complete, 0.5),
      complete,
    ),
  ];
}
