import type { ClientFrame } from '../../electron/contract/wire.ts';

/** What a transport tells: the line is up, a frame came in (not parsed yet), the line is gone. */
export interface TransportEvents {
  opened(): void;
  frame(raw: unknown): void;
  closed(): void;
}

/** A line to the core. `send` is false when the line is down: the frame is not kept and not sent later. */
export interface Transport {
  send(frame: ClientFrame): boolean;
  close(): void;
}

/** Opens a line and keeps it open: transports that can break reconnect by themselves. */
export type OpenTransport = (events: TransportEvents) => Transport;
