import { bridge } from '../../electron/contract/bridge.ts';
import { pageDoor } from '../support/electron-double/page.ts';
import { expect, test } from './host.ts';

/** A command that would be on record if it got through. */
const declare = {
  t: 'command',
  id: 1,
  name: 'incident.declare',
  input: { title: 'Foreign' },
  sender: { person: 'Foreign', desk: 'Foreign' },
};
const own = 'app://leitstand/index.html';

test('main opens a sandboxed, isolated page and gives it the bridge only', async ({ desktop }) => {
  expect(desktop.window.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(desktop.run.deeds).toContainEqual({ what: 'app.enableSandbox', detail: '' });
  const seen = await desktop.page.evaluate((name) => {
    const page = window as unknown as Record<string, object>;
    return {
      bridge: Object.keys(page[name] ?? {}).sort(),
      node: ['require', 'process', 'module'].filter((x) => x in page),
    };
  }, bridge.global);
  expect(seen).toEqual({ bridge: ['listen', 'send'], node: [] });
});

test('messages of strangers are rejected and logged', async ({ desktop }) => {
  const { run, window, page } = desktop;
  await page.evaluate(
    ({ door, channel, frame }) => {
      const stranger = document.body.appendChild(document.createElement('iframe')).contentWindow;
      (stranger as unknown as Record<string, (channel: string, args: unknown[]) => void>)[door]?.(channel, [frame]);
    },
    { door: pageDoor.toMain, channel: bridge.toCore, frame: declare },
  );
  await run.until('the first rejection', () =>
    run.journal.includes('Message 1 of web contents 1 rejected: it comes from a frame within the page (about:blank).'),
  );

  const strangers: { frame: { url: string; isMain: boolean } | null; contents: number; why: string }[] = [
    { frame: { url: 'https://leitstand/', isMain: true }, contents: 1, why: 'it comes from https://leitstand/' },
    { frame: { url: own, isMain: true }, contents: 4711, why: 'its sender is no window of the console' },
    { frame: { url: 'app://leitstand.evil/index.html', isMain: true }, contents: 2, why: 'its sender is no window' },
    { frame: null, contents: 1, why: 'only every 2nd, 4th, 8th … is logged' },
    { frame: { url: 'app://leitstand.evil/index.html', isMain: true }, contents: 1, why: 'from app://leitstand.evil/' },
  ];
  for (const { frame, contents } of strangers) window.sendAs(frame, bridge.toCore, [declare], contents);
  const log = JSON.stringify(await desktop.api('/api/log?limit=1000'));
  expect(log.includes('incident.declared'), 'the demo brings an incident of its own').toBe(true);
  expect(log.includes('Foreign'), 'the strangers put something on record').toBe(false);
  for (const { why } of strangers.filter(({ frame }) => frame !== null)) {
    await run.until(`the rejection: ${why}`, () => run.journal.includes(why));
  }
});

test('a message that is no frame is rejected and logged, and a flood of them fills no disk', async ({ desktop }) => {
  const { run, window } = desktop;
  const wrong: unknown[] = [null, 'text', { t: 'command' }, { ...declare, extra: 1 }, { t: 'snapshot', id: 1 }];
  const large = { ...declare, input: { title: 'x', text: 'y'.repeat(5 * 1024 * 1024) } };
  for (const message of [large, ...wrong]) window.sendAs({ url: own, isMain: true }, bridge.toCore, [message]);
  for (let count = 0; count < 200; count += 1) window.sendAs({ url: own, isMain: true }, bridge.toCore, [count]);
  await run.until('the 128th rejection', () => run.journal.includes('Message 128 of'));
  expect(run.journal.match(/rejected/g)).toHaveLength(8);
  expect(run.journal).toMatch(/Message 1 of web contents 1 rejected: it is \d{7} characters long/);
});

test('the page comes over app:// with a strict policy and nothing beside it does', async ({ desktop }) => {
  const { run, page } = desktop;
  const index = await run.fetch(own);
  expect(index.status).toBe(200);
  const policy = index.headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  for (const url of [
    'app://leitstand/..%2fdesktop%2fmain.js',
    'app://leitstand/%2e%2e/desktop/main.js',
    'app://leitstand/assets/..%2f..%2f..%2fpackage.json',
    'app://elsewhere/index.html',
  ]) {
    expect((await run.fetch(url)).status, url).toBe(404);
  }
  for (const screen of ['wall', 'incidents', 'swaps', 'welcome', 'nowhere']) {
    await page.evaluate((name) => {
      location.hash = `#/${name}`;
    }, screen);
    await expect(page.locator('#root > *').first()).toBeVisible();
  }
  expect(run.complaints, 'the policy stops nothing that the screens need').toEqual([]);
  expect(await page.evaluate(async () => (await fetch('/..%2fdesktop%2fmain.js')).status)).toBe(404);

  const ran = await page.evaluate(() => {
    try {
      const script = document.createElement('script');
      script.append('document.documentElement.dataset.injected = "yes"');
      document.head.append(script);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src=x onerror="document.documentElement.dataset.injected=1">',
      );
    } catch {
      // Trusted types refuse the markup before the policy refuses the script.
    }
    return document.documentElement.dataset['injected'];
  });
  expect(ran).toBeUndefined();
});

test('the page can neither leave, nor open a window, nor get a permission', async ({ desktop }) => {
  const { run, page } = desktop;
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://elsewhere.invalid/';
  });
  await run.until('the refusal to leave', () => run.journal.includes('wanted to go to https://elsewhere.invalid/'));
  expect(page.url()).toBe(before);
  await page.evaluate(() => void window.open('https://elsewhere.invalid/'));
  await run.until('the refusal of a window', () => run.journal.includes('wanted to open a window'));
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
    expect(await run.allows({ t: 'ask-permission', permission }), permission).toBe(false);
  }
});
