import type { Verdict } from '../verdict.ts';

/** An answer whose body has arrived completely (or not at all: `body` is empty then). */
export interface Answer {
  status: number;
  /** The media type without parameters, in lower case; empty where the server named none. */
  mediaType: string;
  body: Uint8Array;
}

/**
 * Turns a body into health. A format never throws, and says `undefined` where the body is not meant to say anything: the
 * status code alone decides then. What the body says and what the status code says are combined by the probe: the worse wins.
 */
export interface Format {
  name: string;
  /** False: the verdict does not rest on the body, which may be cut off at the cap. */
  readsBody: boolean;
  judge(answer: Answer): Verdict | undefined;
}
