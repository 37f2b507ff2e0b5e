import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerHealth } from './answers.ts';
import { answerControl } from './control-door.ts';
import { dialectOf } from './dialect.ts';
import type { DemoComponent } from './plant-component.ts';
import { readRedfish } from './redfish.ts';
import { fraction, writeScenario } from './scenario.ts';
import type { Stage } from './stage.ts';

/** How much longer than nothing an answer takes at most, in ms: the small noise of a real network. */
const jitterMs = 20;
/** Longer than any polling interval of the plant, so that no probe meets a connection that is just being closed. */
const keepAliveMs = 65_000;

/** What the HTTP side of the demo is made from. `onChange` is called after each successful control request. */
export interface DemoServer {
  components: readonly DemoComponent[];
  stage: Stage;
  token: string;
  onChange(): void;
}

/** Serves the demo on a free loopback port; resolves when it answers. Rejects when no port can be opened. */
export function serveDemo(demo: DemoServer): Promise<{ server: Server; port: number }> {
  const byId = new Map(demo.components.map((component) => [component.id, component]));
  const scenario = writeScenario(demo.components);
  const counts = new Map<string, number>();
  let port = 0;

  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 10_000 }, (request, response) => {
    if (!isOwnHost(request.headers.host, port) || !isOwnOrigin(request.headers.origin, port)) {
      send(response, 403, 'text/plain; charset=utf-8', 'only for this machine\n');
      return;
    }
    const [path = '/'] = (request.url ?? '/').split('?');
    if (path.startsWith('/control/')) {
      void control(request, response, path.slice('/control/'.length));
    } else if (request.method !== 'GET') {
      send(response, 405, 'text/plain; charset=utf-8', 'GET only\n', { allow: 'GET' });
    } else if (path.startsWith('/health/')) {
      health(response, path.slice('/health/'.length));
    } else {
      redfish(response, path);
    }
  });

  function health(response: ServerResponse, id: string): void {
    const component = byId.get(id);
    if (component === undefined) {
      send(response, 404, 'text/plain; charset=utf-8', 'no such component\n');
      return;
    }
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    setTimeout(
      () => {
        const now = demo.stage.now();
        const saying = scenario(now, demo.stage.hardware())(id);
        const { status, type, body } = answerHealth(component, dialectOf(component), saying, now);
        send(response, status, type, body, { 'cache-control': 'no-store' });
      },
      Math.floor(fraction(`${id} ${count}`) * (jitterMs + 1)),
    );
  }

  function redfish(response: ServerResponse, path: string): void {
    const now = demo.stage.now();
    const hardware = demo.stage.hardware();
    const resource = readRedfish(path, { components: byId, says: scenario(now, hardware), hardware, now });
    if (resource === undefined) send(response, 404, 'text/plain; charset=utf-8', 'not found\n');
    else send(response, 200, 'application/json', JSON.stringify(resource), { 'odata-version': '4.0' });
  }

  async function control(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    try {
      const { status, body, allow } = await answerControl(request, name, demo.token, demo.stage, demo.onChange);
      const rest = { ...(allow === undefined ? {} : { allow }), ...(status === 413 ? { connection: 'close' } : {}) };
      send(response, status, 'application/json', JSON.stringify(body), rest);
    } catch {
      // The request broke off while its body was read: there is nobody left to answer.
      response.destroy();
    }
  }

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      ({ port } = server.address() as AddressInfo);
      resolve({ server, port });
    });
  });
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...more }).end(body);
}

/** A name that points at this machine by somebody else's DNS is refused. */
function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === undefined || origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}
