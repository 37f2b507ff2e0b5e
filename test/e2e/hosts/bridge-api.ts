import type { Page } from '@playwright/test';
import { bridge } from '../../../electron/contract/bridge.ts';
import type { Bridge, ClientFrame } from '../../../electron/contract/wire.ts';
import { orThrow } from './host.ts';

/** Far from the numbers that the page's own client counts up from 1. */
let lastId = 1_000_000_000;

/** The desktop has no HTTP door: the three paths of the station's API, asked over the page's own bridge. */
export async function askBridge(page: Page, path: string, body?: unknown): Promise<unknown> {
  lastId += 1;
  const { pathname, searchParams } = new URL(path, 'http://desktop.invalid');
  const frame = frameFor(lastId, pathname, searchParams, body);
  const answer = await page.evaluate(
    ({ global, asked }) =>
      new Promise<{ ok: boolean; value: unknown }>((resolve) => {
        const line = (window as unknown as Record<string, Bridge>)[global];
        if (line === undefined) throw new Error('the page has no bridge');
        const stop = line.listen((raw) => {
          const heard = raw as { t: string; id?: number; ok?: boolean; value?: unknown; error?: unknown };
          const isAnswer =
            asked.t === 'snapshot' ? heard.t === 'snapshot' : heard.t === 'reply' && heard.id === asked.id;
          if (!isAnswer) return;
          stop();
          if (heard.t === 'snapshot') resolve({ ok: true, value: heard });
          else resolve({ ok: heard.ok === true, value: heard.ok === true ? heard.value : heard.error });
        });
        line.send(asked);
      }),
    { global: bridge.global, asked: frame },
  );
  return orThrow(path, answer.ok, answer.value);
}

function frameFor(id: number, pathname: string, parameters: URLSearchParams, body: unknown): ClientFrame {
  switch (pathname) {
    case '/api/snapshot':
      return { t: 'snapshot' };
    case '/api/log': {
      const input = Object.fromEntries([...parameters].map(([name, value]) => [name, Number(value)]));
      return { t: 'query', id, name: 'log.read', input };
    }
    case '/api/commands': {
      const { name, input, sender } = body as {
        name: string;
        input?: unknown;
        sender: { person: string; desk?: string };
      };
      return { t: 'command', id, name, input: input ?? {}, sender: { desk: 'e2e', ...sender } };
    }
    default:
      throw new Error(`the station's API has no ${pathname}`);
  }
}
