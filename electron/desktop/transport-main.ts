import { ipcMain, type WebContents } from 'electron';
import { bridge } from '../contract/bridge.ts';
import { type ClientFrame, clientFrameSchema, largestClientFrame } from '../contract/wire.ts';
import type { Logger } from '../core/platform.ts';
import { isOwnOrigin } from './origin.ts';

/** What the transport needs: who may speak, and who listens. */
export interface TransportSetup {
  knows(contents: WebContents): boolean;
  receive(window: number, frame: ClientFrame): void;
  logger: Logger;
}

/** The part of an IPC event that tells who sent it. */
interface SenderEvent {
  readonly sender: WebContents;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/**
 * Takes frames from the pages: the only place that listens to them. The sender of every message is checked (a window of
 * ours, its main frame, our origin), the frame parsed; what fails is dropped and logged.
 */
export function setupTransport({ knows, receive, logger }: TransportSetup): void {
  const rejected = new Map<number, number>();
  ipcMain.on(bridge.toCore, (event, message: unknown) => {
    const wrong = wrongSender(event, knows) ?? wrongSize(message);
    const frame = wrong === undefined ? clientFrameSchema.safeParse(message) : undefined;
    if (frame?.success) {
      receive(event.sender.id, frame.data);
      return;
    }
    const count = (rejected.get(event.sender.id) ?? 0) + 1;
    rejected.set(event.sender.id, count);
    // A flood of them fills no disk: the 1st, 2nd, 4th, 8th … is logged.
    if ((count & (count - 1)) !== 0) return;
    logger.warn(`Message ${count} of web contents ${event.sender.id} rejected: ${wrong ?? 'it is not a frame'}.`);
  });
}

/** Says what is wrong with the sender of a message, or undefined when it may speak. */
function wrongSender(event: SenderEvent, knows: TransportSetup['knows']): string | undefined {
  if (!knows(event.sender)) return 'its sender is no window of the console';
  if (event.senderFrame === null) return 'the frame that sent it is gone';
  if (event.senderFrame.parent !== null) return `it comes from a frame within the page (${event.senderFrame.url})`;
  if (!isOwnOrigin(event.senderFrame.url)) return `it comes from ${event.senderFrame.url}`;
  return undefined;
}

/** Says so when a message is too large or is no plain data. */
function wrongSize(message: unknown): string | undefined {
  try {
    const size = JSON.stringify(message)?.length ?? 0;
    return size > largestClientFrame ? `it is ${size} characters long` : undefined;
  } catch {
    return 'it is no plain data';
  }
}
