import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './test/support/chromium.ts';

const executablePath = findChromium();

/**
 * The same specs run on each host; `test/e2e/host.ts` starts the one that the project names, and skips by name what
 * cannot run here (real Electron without its binary).
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1920, height: 1080 },
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...chromiumArguments],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  // Specs named desktop-… concern main and preload only.
  projects: ['station', 'desktop', 'electron'].map((name) => ({
    name,
    metadata: { host: name },
    ...(name === 'desktop' ? {} : { testIgnore: '**/desktop-*.spec.ts' }),
  })),
});
