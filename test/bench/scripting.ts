import type { Browser } from '@playwright/test';
import { makeFolder, startStation } from '../support/station.ts';
import { startEndpoints, writePlant } from './bench-plant.ts';
import { below, type Figure } from './figures.ts';

const components = 400;
const consequences = 40;
const seconds = 20;

/**
 * Scripting time of the wall's main thread for each delta that it receives during an outage: one root, and forty
 * consequences that come and go.
 */
export async function measureScripting(browser: Browser): Promise<Figure[]> {
  const { folder, remove } = makeFolder();
  const endpoints = await startEndpoints();
  const plant = writePlant(folder, endpoints.port, components, '2s', consequences);
  const station = await startStation(['--data', folder, '--plant', plant]);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  let deltas = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).startsWith('{"t":"delta"')) deltas += 1;
    }),
  );
  await page.goto(`${station.url}/#/wall`);
  await page.waitForFunction((count) => document.querySelectorAll('[data-component].ok').length >= count, components);
  await endpoints.set('c0', 'warn');
  await page.waitForSelector('[data-root-card="c0"]');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const scriptMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
  };
  const run = async (change: (round: number) => Promise<void>) => {
    const before = { script: await scriptMs(), deltas };
    const end = performance.now() + seconds * 1000;
    for (let round = 0; performance.now() < end; round += 1) {
      await change(round);
      await page.waitForTimeout(50);
    }
    return { script: (await scriptMs()) - before.script, deltas: deltas - before.deltas };
  };
  const idle = await run(async () => {});
  const busy = await run(async (round) => {
    const id = `c${1 + (round % consequences)}`;
    await endpoints.set(id, Math.floor(round / consequences) % 2 === 0 ? 'warn' : 'pass');
  });
  await page.close();
  await station.kill();
  endpoints.stop();
  remove();
  const perDelta = busy.script / busy.deltas;
  const name = `scripting of the renderer's main thread per delta, ${components} components, all included (${busy.deltas} deltas in ${seconds} s; idle ${(idle.script / seconds).toFixed(1)} ms/s)`;
  return [below(name, 5, perDelta, [perDelta])];
}
