import { BrowserWindow, screen, type WebContents } from 'electron';
import type { Logger } from '../core/platform.ts';
import { pageUrl } from './origin.ts';
import { recoverPage } from './recovery.ts';
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from './window-state.ts';

/** The wall's ground colour, so that nothing flashes before the page is drawn. From the design's tokens (`bg`, dark). */
const ground = '#0f1317';
/** A window that is being moved is kept when it has rested this long, in milliseconds. */
const restMs = 500;

/** Where the windows get what they need. */
export interface WindowSetup {
  preload: string;
  icon: string;
  stateFile: string;
  logger: Logger;
  /** The page of this web contents is gone: left, reloaded, crashed or closed. */
  onPageGone(contents: number): void;
}

/** The console's windows. Only web contents that it opened may talk to the core. */
export class Windows {
  readonly #setup: WindowSetup;
  readonly #open = new Map<number, BrowserWindow>();

  constructor(setup: WindowSetup) {
    this.#setup = setup;
  }

  /** Opens a window where it was last seen and loads the page. */
  open(): BrowserWindow {
    const { preload, icon, stateFile, logger } = this.#setup;
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
    const placed = placeWindow(
      readWindowState(stateFile),
      [primary, ...others].map((display) => display.workArea),
    );
    const window = new BrowserWindow({
      ...placed.bounds,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      title: 'Leitstand',
      icon,
      backgroundColor: ground,
      show: false,
      fullscreen: placed.fullScreen,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        // A wall that nobody clicks on must not slow down when another window covers it.
        backgroundThrottling: false,
      },
    });
    const contents = window.webContents;
    const id = contents.id;
    this.#open.set(id, window);
    window.once('ready-to-show', () => {
      if (placed.maximized) window.maximize();
      window.show();
    });
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#setup.onPageGone(id);
    });
    recoverPage(window, logger, () => this.#setup.onPageGone(id));
    this.#keepState(window);
    window.on('closed', () => {
      this.#open.delete(id);
      this.#setup.onPageGone(id);
    });
    window.loadURL(pageUrl).catch((cause: unknown) => logger.error(`The page did not load: ${String(cause)}`));
    return window;
  }

  /** True for the web contents of a window that this object opened and that still stands. */
  knows(contents: WebContents): boolean {
    return this.#open.get(contents.id)?.webContents === contents;
  }

  /** Sends to the page of one window, if it is still there. */
  send(contents: number, channel: string, frame: unknown): void {
    const window = this.#open.get(contents);
    if (window === undefined || window.isDestroyed() || window.webContents.isCrashed()) return;
    window.webContents.send(channel, frame);
  }

  /** Brings the first window to the front, opening one if there is none. */
  focus(): void {
    const window = [...this.#open.values()][0] ?? this.open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  #keepState(window: BrowserWindow): void {
    let timer: NodeJS.Timeout | undefined;
    const keep = (): void => {
      clearTimeout(timer);
      try {
        const { x, y, width, height } = window.getNormalBounds();
        writeWindowState(this.#setup.stateFile, {
          bounds: { x, y, width, height },
          maximized: window.isMaximized(),
          fullScreen: window.isFullScreen(),
        });
      } catch (cause) {
        this.#setup.logger.warn(`Where the window stands could not be kept: ${String(cause)}`);
      }
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(keep, restMs);
    };
    window.on('resize', later);
    window.on('move', later);
    window.on('close', keep);
    window.on('closed', () => clearTimeout(timer));
  }
}
