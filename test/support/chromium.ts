import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium as findInstalled } from '../../electron/station/chromium.ts';

/** Switches that keep the browser off the network and off the graphics card; root needs to go without the sandbox. */
export const chromiumArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium for the tests, or undefined when there is none. */
export function findChromium(): string | undefined {
  return findInstalled(process.env, chromium.executablePath());
}

/** As `findChromium`, but installs one when there is none. Undefined, after saying in one line what to do, when that fails. */
export function ensureChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium was found; installing one for the tests.');
  for (const [command, ...args] of waysToInstall()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (spawnSync(command, args, { stdio: 'inherit', env }).status !== 0) break;
  }
  const installed = findChromium();
  if (installed === undefined) {
    console.error('There is no Chromium and none could be installed: install one and set CHROME_PATH to its program.');
  }
  return installed;
}

/** Commands to run in turn. Debian packages a real Chromium; Ubuntu's is a snap, so Playwright's own is taken there. */
function waysToInstall(): [string, ...string[]][] {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const root = process.getuid?.() === 0;
  if (root && /^ID="?debian"?$/m.test(release)) {
    return [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ];
  }
  const withLibraries = root && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release) ? ['--with-deps'] : [];
  return [['npx', 'playwright', 'install', ...withLibraries, 'chromium']];
}
