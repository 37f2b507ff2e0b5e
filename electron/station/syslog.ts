import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type Result, refuse, succeed } from '../contract/errors.ts';
import type { Logger } from '../core/platform.ts';

/** Where a syslog server listens (UDP). */
export interface SyslogAddress {
  host: string;
  port: number;
}

/** Facility 13 (log audit) and severity 5 (notice), as RFC 5424 counts them. */
const priority = 13 * 8 + 5;

/** Reads `HOST:PORT`; an IPv6 address stands in brackets. */
export function parseSyslogAddress(text: string): Result<SyslogAddress> {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || !(port >= 1 && port <= 65_535)) {
    return refuse('invalid-input', `--syslog ${text} is not HOST:PORT.`, 'For example --syslog 127.0.0.1:514.');
  }
  return succeed({ host, port });
}

/** One message of RFC 5424. `at` is the host's time in ms: the receiver compares it with its own. */
export function syslogMessage(line: string, from: string, at: number): string {
  const name = from.replace(/[^\x21-\x7e]/g, '-').slice(0, 255) || '-';
  return `<${priority}>1 ${new Date(at).toISOString()} ${name} leitstand ${process.pid} checkpoint - ${line}`;
}

/**
 * Gives a function that sends a line to the server, and resolves when it has left this machine or was told to have
 * failed. UDP: a server that is away is not noticed, unless its host says so.
 */
export function openSyslog(
  { host, port }: SyslogAddress,
  from: string,
  logger: Logger,
): (line: string) => Promise<void> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const warn = (error: Error) => logger.warn(`syslog ${host}:${port}: ${error.message}`);
  socket.unref();
  socket.on('error', warn);
  return (line) =>
    new Promise((resolve) => {
      socket.send(syslogMessage(line, from, Date.now()), port, host, (error) => {
        if (error !== null) warn(error);
        resolve();
      });
    });
}
