import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { setupCore } from './core-setup.ts';
import { openJournal } from './journal.ts';
import { setupMenu } from './menu.ts';
import { setupNavigation } from './navigation.ts';
import { choosePlaces, type Options, parseOptions } from './options.ts';
import { setupPower } from './power.ts';
import { declareProtocol, setupProtocol } from './protocol.ts';
import { claimSingleInstance } from './single-instance.ts';
import { setupTransport } from './transport-main.ts';
import { Windows } from './windows.ts';
import { wordsFor } from './words.ts';

function begin(options: Options): void {
  // A folder of its own carries everything: two consoles with different folders may run side by side.
  if (options.data !== undefined) app.setPath('userData', join(options.data, 'desktop'));
  app.enableSandbox();
  declareProtocol();

  let windows: Windows | undefined;
  if (!claimSingleInstance(() => windows?.focus())) {
    app.quit();
    return;
  }
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(
    () => {
      windows = start(options);
    },
    (cause: unknown) => fail(String(cause)),
  );
}

function start(options: Options): Windows {
  const profile = app.getPath('userData');
  const logger = openJournal(join(profile, 'desktop.log'));
  const words = wordsFor(app.getLocale());
  const resources = join(app.getAppPath(), 'resources');
  const { data, plant, demo } = choosePlaces(options, {
    home: options.data ?? join(profile, 'data'),
    plants: options.data ?? profile,
  });

  setupProtocol(join(import.meta.dirname, '..', 'renderer'));
  setupNavigation(logger);
  setupMenu(words, process.platform);
  setupPower();
  const windows = new Windows({
    preload: join(import.meta.dirname, 'preload.cjs'),
    icon: join(resources, 'icons', 'leitstand.png'),
    stateFile: join(profile, 'window-state.json'),
    logger,
    onPageGone: (contents) => link.forget(contents),
  });
  const link = setupCore({
    setup: {
      data,
      resources,
      plant,
      ...(options.backups === undefined ? {} : { backups: options.backups }),
      ...(demo === undefined ? {} : { demo }),
      desk: hostname(),
      version: app.getVersion(),
    },
    windows: () => windows,
    words,
    logger,
  });
  setupTransport({
    knows: (contents) => windows.knows(contents),
    receive: (window, frame) => link.receive(window, frame),
    logger,
  });
  windows.open();
  return windows;
}

function fail(message: string): void {
  process.stderr.write(`leitstand: ${message}\n`);
  dialog.showErrorBox(wordsFor(app.getLocale()).badArguments, message);
  app.exit(2);
}

try {
  begin(parseOptions(process.argv.slice(1)));
} catch (cause) {
  fail(cause instanceof Error ? cause.message : String(cause));
}
