import { z } from 'zod';
import { type Changes, collections, type Rows } from './collections.ts';
import { senderSchema } from './commands.ts';
import { consoleErrorSchema } from './errors.ts';
import { instantSchema } from './text.ts';

/**
 * The frames between a screen and the core. Both transports (WebSocket, preload bridge) carry exactly these.
 * `epoch` names one run of the core; `seq` counts its deltas. A delta whose `from` is not the last `seq` seen is a gap,
 * and the screen asks for a new snapshot.
 */
const stamp = {
  epoch: z.string(),
  seq: z.int().nonnegative(),
  /** The console's clock at sending, and how many of its seconds pass in a real one (1, but for the demo). */
  at: instantSchema,
  speed: z.number(),
  logSeq: z.int().nonnegative(),
  /** When the newest observation was made; null before the first. */
  dataAsOf: instantSchema.nullable(),
};

const rowsSchema = z.object(
  Object.fromEntries(Object.entries(collections).map(([name, row]) => [name, z.record(z.string(), row)])),
) as unknown as z.ZodType<Rows>;

const changesSchema = z.object(
  Object.fromEntries(
    Object.entries(collections).map(([name, row]) => [name, z.record(z.string(), z.union([row, z.null()])).optional()]),
  ),
) as unknown as z.ZodType<Changes>;

export const snapshotFrameSchema = z.object({ t: z.literal('snapshot'), ...stamp, rows: rowsSchema });
export const deltaFrameSchema = z.object({ t: z.literal('delta'), ...stamp, from: z.int(), changes: changesSchema });
export const heartbeatFrameSchema = z.object({ t: z.literal('heartbeat'), ...stamp });
export const replyFrameSchema = z.union([
  z.object({ t: z.literal('reply'), id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ t: z.literal('reply'), id: z.int(), ok: z.literal(false), error: consoleErrorSchema }),
]);

export const serverFrameSchema = z.union([
  snapshotFrameSchema,
  deltaFrameSchema,
  heartbeatFrameSchema,
  replyFrameSchema,
]);
export type SnapshotFrame = z.infer<typeof snapshotFrameSchema>;
export type DeltaFrame = z.infer<typeof deltaFrameSchema>;
export type HeartbeatFrame = z.infer<typeof heartbeatFrameSchema>;
export type StreamFrame = SnapshotFrame | DeltaFrame | HeartbeatFrame;
export type ServerFrame = z.infer<typeof serverFrameSchema>;

export const clientFrameSchema = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('command'),
    id: z.int(),
    name: z.string().max(100),
    input: z.unknown(),
    sender: senderSchema,
  }),
  z.strictObject({ t: z.literal('query'), id: z.int(), name: z.string().max(100), input: z.unknown() }),
  z.strictObject({ t: z.literal('snapshot') }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;

/** The largest frame that a client may send, in bytes: a command with the longest text fits. */
export const largestClientFrame = 4 * 1024 * 1024 + 4096;
/** A screen that has heard nothing for this long says that it is blind, in milliseconds. */
export const blindAfterMs = 2500;
/** The core's heartbeat, in milliseconds. */
export const heartbeatMs = 1000;

export { bridge } from './bridge.ts';

/** What the preload gives to the page: frames out, frames in. */
export interface Bridge {
  send(frame: ClientFrame): void;
  listen(onFrame: (frame: unknown) => void): () => void;
}
