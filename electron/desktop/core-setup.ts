import { join } from 'node:path';
import { app, dialog, utilityProcess } from 'electron';
import { bridge } from '../contract/bridge.ts';
import type { ConsoleError } from '../contract/errors.ts';
import type { Logger } from '../core/platform.ts';
import { CoreLink } from './core-link.ts';
import type { CoreSetup } from './core-messages.ts';
import type { Windows } from './windows.ts';
import type { Words } from './words.ts';

/** What the core is started with and whom it speaks to. */
export interface CoreHost {
  setup: CoreSetup;
  windows: () => Windows;
  words: Words;
  logger: Logger;
}

/**
 * Starts the core in a utility process and keeps it alive. While it cannot start, a dialog says why and what to do; it
 * goes away by itself when the core has come up.
 */
export function setupCore({ setup, windows, words, logger }: CoreHost): CoreLink {
  let told: { message: string; close: AbortController } | undefined;

  const tell = (error: ConsoleError): void => {
    if (told?.message === error.message) return;
    told?.close.abort();
    const close = new AbortController();
    told = { message: error.message, close };
    dialog
      .showMessageBox({
        type: 'error',
        title: 'Leitstand',
        message: words.coreFailed,
        detail: `${error.message}\n\n${error.next}`,
        buttons: [words.keepTrying, words.quit],
        defaultId: 0,
        cancelId: 0,
        signal: close.signal,
      })
      .then(({ response }) => {
        if (response === 1 && !close.signal.aborted) app.quit();
      })
      .catch((cause: unknown) => logger.error(`The dialog failed: ${String(cause)}`));
  };

  const link = new CoreLink({
    fork: () =>
      utilityProcess.fork(join(import.meta.dirname, 'core-process.js'), [JSON.stringify(setup)], {
        serviceName: 'Leitstand core',
        stdio: 'inherit',
      }),
    toScreen: (window, frame) => windows().send(window, bridge.toScreen, frame),
    onStarted: () => {
      told?.close.abort();
      told = undefined;
    },
    onFailed: tell,
    logger,
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });

  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    link
      .stop()
      .catch((cause: unknown) => logger.error(`The core did not stop in order: ${String(cause)}`))
      .finally(() => {
        stopped = true;
        app.quit();
      });
  });
  link.start();
  return link;
}
