import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { ServerFrame } from '../../electron/contract/wire.ts';

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One HTTP request exactly as given: neither path nor Host nor Origin are put right. */
export function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: hostname.replace(/[[\]]/g, ''), port, path, method, headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A screen's line to a station, and every frame that came. */
export interface Line {
  socket: WebSocket;
  frames: ServerFrame[];
  /** The code with which the line was closed. */
  closed: Promise<number>;
}

/** Connects to `/api/live`. Rejects with the HTTP status (`status 403`) when the station does not take the line. */
export function connect(url: string, headers: Record<string, string> = {}): Promise<Line> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers });
  const frames: ServerFrame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as ServerFrame));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, frames, closed }));
    socket.on('unexpected-response', (asked, answer) => {
      reject(new Error(`status ${answer.statusCode}`));
      asked.destroy();
    });
    socket.on('error', reject);
  });
}
