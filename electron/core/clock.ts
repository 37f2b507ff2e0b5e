import type { Platform } from './platform.ts';

/** A point at which the console's time and the host's time are known to agree; from there one runs `speed` times faster. */
export interface Anchor {
  console: number;
  wall: number;
  speed: number;
}

/**
 * The console's time: the host's, or in the demo the scenario's. `now` is what entries and screens carry; every
 * interval, deadline and age that guards freshness uses `monotonic`, which neither jumps nor is sped up.
 */
export interface Clock {
  now(): number;
  monotonic(): number;
  speed(): number;
  follow(anchor: Anchor): void;
}

/** A clock on the host's time until it is told to follow an anchor. */
export function createClock(time: Platform['time']): Clock {
  let anchor: Anchor = { console: 0, wall: 0, speed: 1 };
  return {
    now: () => Math.round(anchor.console + (time.wall() - anchor.wall) * anchor.speed),
    monotonic: () => time.monotonic(),
    speed: () => anchor.speed,
    follow(next) {
      anchor = next;
    },
  };
}
