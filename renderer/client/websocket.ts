import { pauseBefore } from './backoff.ts';
import type { OpenTransport } from './transport.ts';

/** The address of the live channel beside the page that asks: ws for http, wss for https. */
export function liveAddress(page: { protocol: string; host: string }): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/api/live`;
}

/** A WebSocket to a station that is opened again whenever it breaks. Text that is not JSON is handed on as it is. */
export function webSocketTransport(address: string): OpenTransport {
  return (events) => {
    let socket: WebSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempt = 0;
    let stopped = false;

    const connect = () => {
      const current = new WebSocket(address);
      socket = current;
      current.addEventListener('open', () => {
        attempt = 0;
        events.opened();
      });
      current.addEventListener('message', (message) => {
        if (typeof message.data === 'string') events.frame(parsed(message.data));
      });
      current.addEventListener('close', () => {
        if (socket !== current || stopped) return;
        attempt += 1;
        events.closed();
        timer = setTimeout(connect, pauseBefore(attempt, Math.random));
      });
    };
    connect();

    return {
      send(frame) {
        if (socket?.readyState !== WebSocket.OPEN) return false;
        socket.send(JSON.stringify(frame));
        return true;
      },
      close() {
        stopped = true;
        clearTimeout(timer);
        socket?.close();
      },
    };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
