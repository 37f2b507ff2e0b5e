import type { BrowserContext, Page, Route } from '@playwright/test';
import type { Bounds, ToDouble, ToDriver } from './messages.ts';
import { pageDoor, preloadScript } from './page.ts';

/**
 * Chromium knows no scheme of ours unless Electron registers it, so `app://HOST/` is `https://HOST.app.invalid/` in the driven
 * browser: a secure origin that no network can answer. Main only ever sees the `app:` address.
 */
function toBrowser(url: string): string {
  return url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
}

function toMain(url: string): string {
  return url.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');
}

/** A question that main answers with yes or no, before it has its number. */
export type Question = Unnumbered<Extract<ToDouble, { t: `ask-${string}` }>>;
type Unnumbered<Asked> = Asked extends { call: number } ? Omit<Asked, 'call'> : never;

/** Main, as its windows see it. */
export interface MainSide {
  readonly complaints: string[];
  send(message: ToDouble): void;
  allows(question: Question): Promise<boolean>;
  fetch(url: string, method: string): Promise<{ status: number; headers: Record<string, string>; body: Buffer }>;
}

type Opened = Extract<ToDriver, { t: 'open' }>;

/** A window of main, as a page of the driven browser. */
export class WindowPage {
  readonly #run: MainSide;
  readonly #context: BrowserContext;
  readonly #preload: string;
  readonly #opened: Opened;
  #ready: Promise<Page>;
  #page: Page | undefined;
  #crashed = false;
  #loading = false;
  readonly #waiting: { channel: string; args: unknown[] }[] = [];
  loaded = false;

  constructor(run: MainSide, context: BrowserContext, opened: Opened, preload: string) {
    this.#run = run;
    this.#context = context;
    this.#preload = preload;
    this.#opened = opened;
    this.#ready = this.#open();
  }

  get contents(): number {
    return this.#opened.contents;
  }

  /** What main asked for in `webPreferences`, but for the preload. */
  get webPreferences(): Record<string, unknown> {
    return this.#opened.webPreferences;
  }

  get bounds(): Bounds {
    return this.#opened.bounds;
  }

  get page(): Page {
    if (this.#page === undefined) throw new Error('the window has no page yet');
    return this.#page;
  }

  async load(url: string, call: number): Promise<void> {
    let error: string | null = null;
    try {
      // Playwright does not give a crashed page a new process; Electron does.
      if (this.#crashed) this.#ready = this.#open();
      this.#crashed = false;
      const page = await this.#ready;
      this.#loading = true;
      await page.goto(toBrowser(url), { waitUntil: 'domcontentloaded' });
      this.loaded = true;
    } catch (cause) {
      error = String(cause);
    }
    this.#loading = false;
    this.#run.send({ t: 'loaded', call, contents: this.contents, error });
  }

  /** Frames for the page, in order, all that wait in one go. What comes while the page changes is lost, as in Electron. */
  deliver(channel: string, args: unknown[]): void {
    this.#waiting.push({ channel, args });
    if (this.#waiting.length === 1) void this.#pump();
  }

  async #pump(): Promise<void> {
    while (this.#waiting.length > 0) {
      const messages = [...this.#waiting];
      await this.page
        .evaluate(
          ({ door, messages: given }) => {
            const hear = (
              window as unknown as Record<string, ((channel: string, args: unknown[]) => void) | undefined>
            )[door];
            for (const { channel, args } of given) hear?.(channel, args);
          },
          { door: pageDoor.fromMain, messages },
        )
        .catch(() => {});
      this.#waiting.splice(0, messages.length);
    }
  }

  /** A message with a sender that the page itself could not have: what main must reject. */
  sendAs(
    frame: { url: string; isMain: boolean } | null,
    channel: string,
    args: unknown[],
    contents = this.contents,
  ): void {
    this.#run.send({ t: 'ipc', contents, channel, args, frame });
  }

  async resize({ width, height }: Bounds): Promise<void> {
    await this.#page?.setViewportSize({ width, height }).catch(() => {});
  }

  /** Ends the page's process. */
  async crash(): Promise<void> {
    await this.#page?.goto('chrome://crash').catch(() => {});
  }

  async close(): Promise<void> {
    await (await this.#ready).close().catch(() => {});
  }

  async #open(): Promise<Page> {
    const page = await this.#context.newPage();
    const { width, height } = this.#opened.bounds;
    await page.setViewportSize({ width, height });
    await page.exposeBinding(pageDoor.toMain, ({ frame }, channel: string, args: unknown[]) => {
      this.sendAs({ url: toMain(frame.url()), isMain: frame === page.mainFrame() }, channel, args);
    });
    await page.addInitScript({ content: preloadScript(this.#preload) });
    await page.route('**/*', (route) => this.#serve(page, route));
    page.on('crash', () => {
      this.#crashed = true;
      this.loaded = false;
      this.#run.send({ t: 'gone', contents: this.contents });
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.#run.complaints.push(message.text());
    });
    page.on('popup', (popup) => void this.#popup(popup));
    this.#page = page;
    return page;
  }

  async #serve(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = toMain(request.url());
    if (request.isNavigationRequest()) {
      const isMainFrame = request.frame() === page.mainFrame();
      if (!this.#loading || !isMainFrame) {
        const question = { t: 'ask-navigation', contents: this.contents, url, isMainFrame } as const;
        if (!(await this.#run.allows(question))) {
          await route.abort('aborted');
          return;
        }
      }
      this.#run.send({ t: 'navigation', contents: this.contents, isMainFrame, isSameDocument: false });
    }
    if (!url.startsWith('app://')) {
      await route.abort('blockedbyclient');
      return;
    }
    const { status, headers, body } = await this.#run.fetch(url, request.method());
    await route.fulfill({ status, headers, body });
  }

  async #popup(popup: Page): Promise<void> {
    const allowed = await this.#run.allows({ t: 'ask-window', contents: this.contents, url: toMain(popup.url()) });
    if (!allowed) await popup.close();
  }
}
