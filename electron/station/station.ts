import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Result, refuse, succeed } from '../contract/errors.ts';
import { createConsole } from '../core/console.ts';
import type { Platform } from '../core/platform.ts';
import { answerApi, sendError } from './api.ts';
import { createGuard } from './guard.ts';
import { root } from './host-platform.ts';
import { createLive } from './live.ts';
import { serveStatic } from './static-files.ts';

/** Connections of all kinds at once: screens, and what their pages load. */
const mostConnections = 1000;

/** A station that answers. */
export interface Station {
  url: string;
  /** Present when the station is reachable from other machines. */
  token: string | undefined;
  stop(): Promise<void>;
}

/** Starts a console and its HTTP and WebSocket doors. `port` 0 picks a free one. */
export async function startStation(platform: Platform, host: string, port: number): Promise<Result<Station>> {
  const created = await createConsole(platform);
  if (!created.ok) return created;
  const console = created.value;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  // Descriptors are needed for polling; beyond this, connections are closed as they come.
  server.maxConnections = mostConnections;
  const bound = await listen(server, host, port);
  if (!bound.ok) {
    await console.stop();
    return bound;
  }
  const guard = createGuard(host, () => bound.value.port, platform.paths.data);
  const live = createLive(console, platform.logger);
  const pages = join(root, 'dist', 'renderer');

  server.on('request', (request, response) => {
    const refused = guard.check(request);
    if (refused !== undefined) {
      sendError(response, refused.error, refused.status);
      return;
    }
    const cookie = guard.cookieFor(request);
    if (cookie !== undefined) response.setHeader('set-cookie', cookie);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const isPage = !path.startsWith('/api/') && (request.method === 'GET' || request.method === 'HEAD');
    const answered = isPage ? serveStatic(pages, path, response) : answerApi(console, platform.desk, request, response);
    answered.catch((cause: unknown) => {
      platform.logger.error(`${request.method} ${path}: ${String(cause)}`);
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '/').split('?')[0];
    const refused = guard.check(request);
    if (refused === undefined && path === '/api/live') {
      live.accept(request, socket, head);
      return;
    }
    const status =
      refused === undefined ? '404 Not Found' : refused.status === 401 ? '401 Unauthorized' : '403 Forbidden';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  server.on('error', (cause) => platform.logger.error(`the station's door: ${cause.message}`));
  server.on('clientError', (_error, socket) => socket.destroy());

  await console.start();
  const name = bound.value.family === 'IPv6' ? `[${bound.value.address}]` : bound.value.address;
  return succeed({
    url: `http://${name}:${bound.value.port}`,
    token: guard.token,
    async stop() {
      live.close();
      server.close();
      server.closeAllConnections();
      await console.stop();
    },
  });
}

function listen(server: Server, host: string, port: number): Promise<Result<AddressInfo>> {
  return new Promise((resolve) => {
    const refused = (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      resolve(
        refuse(
          taken ? 'conflict' : 'unavailable',
          taken
            ? `Port ${port} of ${host} is taken by another program.`
            : `The station cannot listen on ${host}:${port} (${error.code ?? error.message}).`,
          taken
            ? 'Choose another with --port, or --port 0 for a free one.'
            : 'Choose another address with --host and --port.',
        ),
      );
    };
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve(succeed(server.address() as AddressInfo));
    });
  });
}
