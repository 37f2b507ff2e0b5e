import type { BrowserWindow } from 'electron';
import type { Logger } from '../core/platform.ts';
import { pageUrl } from './origin.ts';

/** A page that stays unresponsive for this long is ended and loaded anew, in milliseconds. */
const patienceMs = 10_000;
/** A page that crashes is loaded anew after this, in milliseconds: a page that crashes at once must not spin. */
const reloadAfterMs = 1000;

/** Loads the page of a window anew when its process crashed, hangs or could not load. `onGone` is called when it went. */
export function recoverPage(window: BrowserWindow, logger: Logger, onGone: () => void): void {
  let patience: NodeJS.Timeout | undefined;
  const reload = (): void => {
    setTimeout(() => {
      if (window.isDestroyed()) return;
      window.loadURL(pageUrl).catch((cause: unknown) => logger.error(`The page did not load: ${String(cause)}`));
    }, reloadAfterMs);
  };
  window.webContents.on('render-process-gone', (_event, details) => {
    clearTimeout(patience);
    onGone();
    if (details.reason === 'clean-exit') return;
    logger.error(`The page's process is gone (${details.reason}); the page is loaded anew.`);
    reload();
  });
  window.on('unresponsive', () => {
    logger.warn('The page does not respond.');
    clearTimeout(patience);
    patience = setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    }, patienceMs);
  });
  window.on('responsive', () => clearTimeout(patience));
  window.on('closed', () => clearTimeout(patience));
}
