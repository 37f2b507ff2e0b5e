import { type Bridge, bridge } from '../../electron/contract/wire.ts';
import type { OpenTransport } from './transport.ts';

/** The bridge that the desktop's preload has put on the page; undefined in a plain browser. */
export function findBridge(page: object): Bridge | undefined {
  return (page as Record<string, unknown>)[bridge.global] as Bridge | undefined;
}

/** The line over the preload bridge. It cannot break by itself; a core that is gone is seen by its missing heartbeat. */
export function bridgeTransport(to: Bridge): OpenTransport {
  return (events) => {
    const stop = to.listen((frame) => events.frame(frame));
    queueMicrotask(() => {
      events.opened();
      to.send({ t: 'snapshot' });
    });
    return {
      send(frame) {
        to.send(frame);
        return true;
      },
      close: stop,
    };
  };
}
