import type { Browser } from '@playwright/test';
import { eventually, makeFolder, startStation } from '../support/station.ts';
import { startEndpoints, writePlant } from './bench-plant.ts';
import { below, type Figure, percentile } from './figures.ts';

const components = 400;
const flips = 40;
const intervalMs = 2000;
const extraMs = 1500;

/** From an endpoint's first failing answer being possible until its tile is red in the browser. */
export async function measureFailureToRed(browser: Browser): Promise<Figure[]> {
  const { folder, remove } = makeFolder();
  const endpoints = await startEndpoints();
  const plant = writePlant(folder, endpoints.port, components, `${intervalMs}ms`);
  const station = await startStation(['--data', folder, '--plant', plant]);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${station.url}/#/wall`);
  await page.waitForFunction((count) => document.querySelectorAll('[data-component].ok').length >= count, components);
  const samples: number[] = [];
  for (let flip = 0; flip < flips; flip += 1) {
    const id = `c${(flip * 37) % components}`;
    // Failures come at any moment of the interval.
    await page.waitForTimeout((flip * 997) % intervalMs);
    const seen = page.waitForFunction(
      (component) => document.querySelector(`[data-component="${component}"]`)?.classList.contains('down'),
      id,
      { polling: 'raf', timeout: 20_000 },
    );
    const begin = performance.now();
    await endpoints.set(id, 'fail');
    await seen;
    samples.push(performance.now() - begin);
    await endpoints.set(id, 'pass');
  }
  await eventually(async () => {
    const { rows } = await station.snapshot();
    return Object.values(rows.condition).every(({ state }) => state === 'ok') ? true : undefined;
  });
  await page.close();
  await station.kill();
  endpoints.stop();
  remove();
  const name = `failure at the endpoint to red on the wall, p95, ${components} components at ${intervalMs / 1000} s`;
  return [below(name, intervalMs + extraMs, percentile(samples, 0.95), samples)];
}
