import type { StreamFrame } from '../../electron/contract/wire.ts';

/** What to do with a frame: take it, leave it, or ask for a new snapshot because something is missing. */
export type Step = 'apply' | 'ignore' | 'ask';

/** Which frame came last, so that a gap is seen. */
export interface Position {
  epoch: string;
  seq: number;
}

/**
 * Decides on a frame of the stream. A snapshot is always taken. A delta fits if it continues the last seq of the same
 * epoch; an older one is a repetition. A heartbeat that names another seq tells of a delta that never came.
 */
export function decide(position: Position | null, frame: StreamFrame): Step {
  if (frame.t === 'snapshot') return 'apply';
  if (position === null || position.epoch !== frame.epoch) return 'ask';
  if (frame.t === 'heartbeat') return frame.seq === position.seq ? 'apply' : 'ask';
  if (frame.from === position.seq) return 'apply';
  return frame.seq <= position.seq ? 'ignore' : 'ask';
}
