import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host.ts';
import { startStationHost } from './hosts/station.ts';

const noConnection = /(Keine Verbindung|No connection)/;
const wallBounds = { x: 2400, y: 200, width: 1700, height: 1100 };
const centred = { x: 160, y: 40, width: 1600, height: 1000 };

test('a window comes back where it was, and to the desk when its display is gone', async ({ desktop, hostOptions }) => {
  expect(desktop.window.bounds).toEqual(centred);
  desktop.run.send({ t: 'move', contents: desktop.window.contents, bounds: wallBounds });
  desktop.run.send({ t: 'maximize', contents: desktop.window.contents });
  await desktop.restart();
  expect(desktop.window.bounds).toEqual(wallBounds);
  await desktop.run.until('maximized as before', () =>
    desktop.run.deeds.some(({ what }) => what === 'window.maximize'),
  );

  desktop.displays = desktop.displays.slice(0, 1);
  await desktop.restart();
  expect(desktop.window.bounds).toEqual(centred);

  await desktop.run.quit();
  writeFileSync(join(hostOptions.data, 'desktop', 'window-state.json'), '{"version":1,"bounds":{"x":');
  await desktop.start();
  expect(desktop.window.bounds).toEqual(centred);
});

test('a second desktop on the same folder gives way and brings the first to the front', async ({ desktop }) => {
  const first = desktop.run;
  first.send({ t: 'minimize', contents: desktop.window.contents });
  const second = desktop.launch();
  second.onSecondInstance = (argv) => first.send({ t: 'second-instance', argv });
  await second.until('the second to end', () => second.exitCode !== null);
  expect(second.exitCode).toBe(0);
  expect(second.windows).toHaveLength(0);
  await first.until('the first to come to the front', () => first.deeds.some(({ what }) => what === 'window.focus'));
  expect(first.deeds.map(({ what }) => what)).toContain('window.restore');
});

test('a core that hangs is shown, and its crash heals by itself', async ({ desktop }) => {
  const { run, page } = desktop;
  await page.evaluate(() => {
    location.hash = '#/incidents';
  });
  const before = (await desktop.api('/api/snapshot')) as { epoch: string; logSeq: number };
  const pid = run.corePids[0] ?? 0;
  process.kill(pid, 'SIGSTOP');
  await expect(page.getByText(noConnection).first()).toBeVisible({ timeout: 15_000 });
  process.kill(pid, 'SIGKILL');
  await expect(page.getByText(noConnection).first()).toBeHidden({ timeout: 20_000 });
  const after = (await desktop.api('/api/snapshot')) as { epoch: string; logSeq: number };
  expect(after.epoch).not.toBe(before.epoch);
  expect(after.logSeq).toBeGreaterThanOrEqual(before.logSeq);
  expect(run.corePids).toHaveLength(2);
  expect(run.journal).toContain("The core's process ended");
});

test('a page that crashes is loaded anew', async ({ desktop }) => {
  const old = desktop.page;
  await desktop.window.crash();
  await desktop.run.until('the new page', () => desktop.window.loaded && desktop.page !== old);
  expect(await desktop.api('/api/snapshot')).toMatchObject({ t: 'snapshot' });
  expect(desktop.run.journal).toContain("The page's process is gone (crashed)");
});

test('a folder that another console holds is told with the next step, until it is free', async ({
  desktop,
  hostOptions,
}) => {
  await desktop.run.quit();
  const other = await startStationHost(hostOptions);
  await desktop.open();
  const { run } = desktop;
  const told = await run.until('the dialog', () => run.deeds.find(({ what }) => what === 'dialog.open'));
  expect(told.detail).toMatch(/The core of the console does not start: \S.+\n\n\S.+/s);
  await other.close();
  await run.until('the dialog to close', () => run.deeds.some(({ what }) => what === 'dialog.close'));
  expect(await desktop.api('/api/snapshot')).toMatchObject({ t: 'snapshot' });
});
