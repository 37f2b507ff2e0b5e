import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkpointLine, parseCheckpoint, type SignedCheckpoint } from '../core/log/integrity/checkpoint.ts';
import { openSyslog, parseSyslogAddress, syslogMessage } from './syslog.ts';

const checkpoint: SignedCheckpoint = {
  log: '6f0c1f0e-51ad-4b0c-9c3e-2f7a3a1d9b52',
  size: 410,
  head: 'cf'.repeat(32),
  time: '2019-09-24T10:38:35.400Z',
  key: '25'.repeat(32),
  signature: `${'A'.repeat(86)}==`,
};

describe('the address of a syslog server', () => {
  test.each([
    ['127.0.0.1:514', '127.0.0.1', 514],
    ['logs.example:6514', 'logs.example', 6514],
    ['[::1]:514', '::1', 514],
  ])('is read from %s', (text, host, port) => {
    expect(parseSyslogAddress(text)).toEqual({ ok: true, value: { host, port } });
  });

  test.each(['', 'host', 'host:', ':514', 'host:0', 'host:65536', '::1:514', 'host:5x'])(
    "is not read from '%s'",
    (text) => {
      expect(parseSyslogAddress(text)).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
    },
  );
});

test('a message has the header of RFC 5424, and a host name without blanks', () => {
  expect(syslogMessage('the line', 'desk eins – Süd', Date.UTC(2019, 8, 24, 9))).toMatch(
    /^<109>1 2019-09-24T09:00:00\.000Z desk-eins---S-d leitstand \d+ checkpoint - the line$/,
  );
});

describe('a syslog server', () => {
  let server: Socket;
  const warnings: string[] = [];
  const logger = { info: () => {}, warn: (text: string) => void warnings.push(text), error: () => {} };

  beforeEach(async () => {
    server = createSocket('udp4');
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  test('gets a checkpoint in one message, from which it is read back', async () => {
    const received = once(server, 'message') as Promise<[Buffer]>;
    await openSyslog({ host: '127.0.0.1', port: server.address().port }, 'desk', logger)(checkpointLine(checkpoint));
    const [message] = await received;
    expect(message.toString()).not.toContain('\n');
    expect(parseCheckpoint(message.toString())).toEqual(checkpoint);
  });

  test('that cannot be sent to is a warning, not an error', async () => {
    const send = openSyslog({ host: '127.0.0.1', port: server.address().port }, 'desk', logger);
    await send('longer than a datagram can be'.padEnd(70_000, '.'));
    expect(warnings).toEqual([expect.stringContaining('EMSGSIZE')]);
  });
});
