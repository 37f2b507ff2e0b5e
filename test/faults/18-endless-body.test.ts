import { afterEach, expect, test } from 'vitest';
import { largestBody } from '../../electron/core/health/probes/http.ts';
import { lookAt } from '../support/look.ts';
import { type MisbehavingServer, serveRaw } from '../support/misbehaving-server.ts';

let server: MisbehavingServer;
afterEach(() => server.close());

async function serveEndless(): Promise<() => number> {
  let written = 0;
  server = await serveRaw((socket) => {
    const block = Buffer.alloc(16 * 1024, ' ');
    const pump = (): void => {
      while (!socket.destroyed) {
        written += block.length;
        if (!socket.write(block)) break;
      }
    };
    socket.on('drain', pump);
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n');
    pump();
  });
  return () => written;
}

test('an endless body is cut at the cap and is never ok', async () => {
  const written = await serveEndless();
  const seen = await lookAt(server.origin, { fields: { timeout: '5s' } });
  expect(seen).toMatchObject({ state: 'unknown', reason: { code: 'too-large' } });
  expect(written()).toBeLessThan(largestBody * 16);
});

test('where only the status code counts, an endless body is cut and the status code judged', async () => {
  await serveEndless();
  const seen = await lookAt(server.origin, { fields: { timeout: '5s', format: 'status' } });
  expect(seen).toMatchObject({ state: 'ok', reason: { code: 'status-code', detail: '200' } });
});
