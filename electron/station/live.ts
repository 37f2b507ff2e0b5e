import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { largestClientFrame, type ServerFrame } from '../contract/wire.ts';
import type { Console } from '../core/console.ts';
import type { Logger } from '../core/platform.ts';
import { openSession } from '../core/session.ts';

/** Screens that may be connected at once. */
const mostScreens = 200;
/** A screen that lets this many bytes pile up is cut off; it comes back and gets a snapshot. */
const mostBuffered = 32 * 1024 * 1024;
/** Frames a second that a screen may send, and how many it may save up. */
const framesPerSecond = 100;

/** A screen that was cut off and goes on sending loses its line after this, in milliseconds. */
const closeWithinMs = 500;

/** The WebSocket door `/api/live`. */
export interface Live {
  /** Takes over a connection that asked for an upgrade and was let in by the guard. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** Opens the WebSocket door of a station. */
export function createLive(console: Console, logger: Logger): Live {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestClientFrame });
  const texts = new WeakMap<object, string>();
  const textOf = (frame: ServerFrame) => {
    const known = texts.get(frame);
    if (known !== undefined) return known;
    const text = JSON.stringify(frame);
    texts.set(frame, text);
    return text;
  };
  return {
    accept(request, socket, head) {
      if (server.clients.size >= mostScreens) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (screen) => converse(console, logger, screen, textOf));
    },
    close() {
      for (const screen of server.clients) screen.close(1001);
      server.close();
    },
  };
}

function converse(console: Console, logger: Logger, screen: WebSocket, textOf: (frame: ServerFrame) => string): void {
  const session = openSession(console, (frame) => {
    if (screen.readyState !== screen.OPEN) return;
    if (screen.bufferedAmount > mostBuffered) screen.terminate();
    else screen.send(textOf(frame));
  });
  let allowance = framesPerSecond;
  let patience: NodeJS.Timeout | undefined;
  const refill = setInterval(() => {
    allowance = framesPerSecond;
  }, 1000);
  screen.on('message', (data, isBinary) => {
    if (patience !== undefined) return;
    allowance -= 1;
    if (allowance < 0) {
      logger.warn(`a screen sent more than ${framesPerSecond} frames in a second and was cut off`);
      screen.close(1008, 'too many frames');
      patience = setTimeout(() => screen.terminate(), closeWithinMs);
      return;
    }
    const frame = isBinary ? undefined : parse(String(data));
    if (frame === undefined || !session.receive(frame)) logger.warn('a screen sent something that is not a frame');
  });
  screen.on('close', () => {
    clearInterval(refill);
    clearTimeout(patience);
    session.close();
  });
  screen.on('error', () => screen.terminate());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
