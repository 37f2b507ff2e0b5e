import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint whose health a test decides. */
export interface WatchedServer {
  url: string;
  healthy: boolean;
  close(): void;
}

/** Serves one health endpoint on loopback, well at first. */
export async function serveHealth(): Promise<WatchedServer> {
  const server = createServer((_request, response) => {
    response.writeHead(watched.healthy ? 200 : 503, { 'content-type': 'text/plain' });
    response.end(watched.healthy ? 'OK\n' : 'DOWN\n');
  });
  const watched: WatchedServer = {
    url: '',
    healthy: true,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  watched.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  return watched;
}

/** A plant file of one component `web` that is looked at every second. */
export function plantWatching(url: string): string {
  return `version: 1
name: One server
sites:
  - { id: here, name: Here }
services:
  - { id: pages, name: Pages, sites: [here], needs: [{ all: [web] }] }
components:
  - { id: web, kind: server, name: Web }
endpoints:
  - { id: web.http, component: web, url: "${url}", interval: 1s, timeout: 500ms }
`;
}
