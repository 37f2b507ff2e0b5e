import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of an installed Chromium: CHROME_PATH, then the one that Playwright keeps (if the caller knows where), then
 * the usual places. Undefined when there is none. A CHROME_PATH that does not work is passed over.
 */
export function findChromium(environment: NodeJS.ProcessEnv, ofPlaywright?: string): string | undefined {
  const folders = ['/usr/bin', ...(environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')];
  const installed = names.flatMap((name) => [...new Set(folders)].map((folder) => join(folder, name)));
  return [environment.CHROME_PATH, ofPlaywright, ...installed, ...elsewhere].find(
    (path) => path !== undefined && path !== '' && starts(path),
  );
}

function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return !isSnapStub(path);
  } catch {
    return false;
  }
}

/** Ubuntu's packages are scripts that only tell to install a snap, or hand over to one that cannot be driven by tests. */
function isSnapStub(path: string): boolean {
  const head = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  try {
    const text = head.toString('latin1', 0, readSync(file, head));
    return text.startsWith('#!') && /\bsnap\b/.test(text);
  } finally {
    closeSync(file);
  }
}
