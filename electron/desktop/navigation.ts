import { app, session } from 'electron';
import type { Logger } from '../core/platform.ts';
import { isOwnOrigin } from './origin.ts';

/** Keeps every page on the console's own origin: no new windows, no other addresses, no embedded pages, no permissions. */
export function setupNavigation(logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      logger.warn(`A page wanted to open a window at ${url}; it was not allowed.`);
      return { action: 'deny' };
    });
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame && isOwnOrigin(event.url)) return;
      event.preventDefault();
      logger.warn(`A page wanted to go to ${event.url}; it was not allowed.`);
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    logger.warn(`A page asked for the permission ${permission}; it was not given.`);
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}
