import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { findElectron } from '../../electron/electron-binary.ts';
import { DesktopHost } from './hosts/desktop.ts';
import { ElectronHost } from './hosts/electron.ts';
import type { ConsoleHost, DemoOptions, HostOptions } from './hosts/host.ts';
import { startStationHost } from './hosts/station.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Where the demo's day begins and how fast it runs: `test.use({ demo: { at: '10:59', speed: 60 } })`. */
  demo: DemoOptions;
  hostOptions: HostOptions;
  /** A console on the host that the project names, with a data folder of its own. */
  console: ConsoleHost;
  /** The same, for the specs that only concern the desktop. */
  desktop: DesktopHost;
}

/** Playwright's `test` with a running console. The same specs run on each host that is present. */
export const test = base.extend<Fixtures>({
  demo: [{ at: '10:55', speed: 1 }, { option: true }],

  hostOptions: async ({ context, demo }, use) => {
    const data = mkdtempSync(join(tmpdir(), 'leitstand-e2e-'));
    await use({ context, demo, data });
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  },

  console: async ({ hostOptions }, use, testInfo) => {
    const started = await startOn(testInfo.project.name, hostOptions);
    testInfo.skip(started === undefined, 'Electron binary not installed');
    if (started === undefined) return;
    await use(started);
    await started.close();
  },

  desktop: async ({ hostOptions }, use) => {
    const desktop = new DesktopHost(hostOptions);
    await desktop.start();
    await use(desktop);
    await desktop.close();
  },
});

async function startOn(project: string, options: HostOptions): Promise<ConsoleHost | undefined> {
  switch (project) {
    case 'station':
      return startStationHost(options);
    case 'desktop': {
      const desktop = new DesktopHost(options);
      await desktop.start();
      return desktop;
    }
    case 'electron': {
      const binary = findElectron(join(import.meta.dirname, '..', '..'));
      if (binary === undefined) return undefined;
      const electron = new ElectronHost(options, binary);
      await electron.start();
      return electron;
    }
    default:
      throw new Error(`there is no host named ${project}`);
  }
}
