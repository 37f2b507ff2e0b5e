import type { CommandName } from '../contract/commands.ts';
import { refuse } from '../contract/errors.ts';
import type { QueryName } from '../contract/queries.ts';
import { type ClientFrame, clientFrameSchema, type ServerFrame } from '../contract/wire.ts';
import type { Console } from './console.ts';

/** Commands and queries of one screen that may be under way at once. */
const mostUnderWay = 64;

/** One screen's conversation with the console, over whatever carries its frames. */
export interface Session {
  /** Takes a parsed but unchecked frame. Returns false when it was not one of ours: the transport logs that. */
  receive(frame: unknown): boolean;
  close(): void;
}

/** Begins a conversation: a snapshot at once, then deltas and heartbeats, and an answer to each frame received. */
export function openSession(console: Console, send: (frame: ServerFrame) => void): Session {
  let underWay = 0;
  const unsubscribe = console.subscribe(send);

  async function answer(frame: Exclude<ClientFrame, { t: 'snapshot' }>): Promise<void> {
    underWay += 1;
    const result =
      frame.t === 'command'
        ? await console.execute(frame.name as CommandName, frame.input, frame.sender)
        : console.query(frame.name as QueryName, frame.input);
    underWay -= 1;
    send(
      result.ok
        ? { t: 'reply', id: frame.id, ok: true, value: result.value }
        : { t: 'reply', id: frame.id, ok: false, error: result.error },
    );
  }

  return {
    receive(raw) {
      const parsed = clientFrameSchema.safeParse(raw);
      if (!parsed.success) return false;
      const frame = parsed.data;
      if (frame.t === 'snapshot') {
        send(console.snapshot());
      } else if (underWay >= mostUnderWay) {
        const busy = refuse(
          'rate-limited',
          `This screen has ${mostUnderWay} requests under way. This one was not carried out.`,
          'Wait for the answers, then try again.',
        );
        send({ t: 'reply', id: frame.id, ...busy });
      } else {
        void answer(frame);
      }
      return true;
    },
    close: unsubscribe,
  };
}
