import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A process that answers `/health/<id>` as IETF health+json and changes its mind on `POST /set/<id>/<pass|warn|fail>`. It
 * stands for the watched side of a benchmark and tells its port to its parent.
 */
const words = new Map<string, string>();

const server = createServer((request, response) => {
  const [, verb, id = '', word] = (request.url ?? '').split('/');
  if (verb === 'set') {
    words.set(id, word ?? 'pass');
    response.end();
    return;
  }
  const status = words.get(id) ?? 'pass';
  response.writeHead(status === 'fail' ? 503 : 200, { 'content-type': 'application/health+json' });
  response.end(JSON.stringify({ status }));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
