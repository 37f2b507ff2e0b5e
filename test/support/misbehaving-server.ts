import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

/** A server on loopback that a test has made to misbehave. */
export interface MisbehavingServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  origin: string;
  port: number;
  /** How many connections were opened so far. */
  connections(): number;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

/** Speaks HTTP, but says what it should not. */
export function serveHttp(listener: RequestListener, host = '127.0.0.1'): Promise<MisbehavingServer> {
  return listen(createHttpServer(listener), 'http', host);
}

/** Speaks HTTP behind a certificate that has something wrong with it. */
export function serveTls(
  identity: { key: string; cert: string },
  listener: RequestListener,
  host = '127.0.0.1',
): Promise<MisbehavingServer> {
  return listen(createTlsServer(identity, listener), 'https', host);
}

/** Does whatever the test writes to the socket, once for each request head that arrived on it. */
export function serveRaw(answer: (socket: Socket) => void): Promise<MisbehavingServer> {
  const server = createTcpServer((socket) => {
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      head = '';
      answer(socket);
    });
  });
  return listen(server, 'http', '127.0.0.1');
}

/** Says its line to everybody who connects, whatever they wanted, and hangs up. */
export function serveGreeting(line: string): Promise<MisbehavingServer> {
  const server = createTcpServer((socket) => {
    socket.resume();
    socket.end(line);
  });
  return listen(server, 'http', '127.0.0.1');
}

/** A health body as JSON under a status code. */
export function answerJson(body: unknown, status = 200): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
  };
}

async function listen(server: Server, scheme: string, host: string): Promise<MisbehavingServer> {
  const sockets = new Set<Socket>();
  let opened = 0;
  server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    connections: () => opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
