import { createStore, type StoreApi } from 'zustand/vanilla';

/** A moment at which console time and performance.now() are known to belong together. */
export interface ClockBase {
  at: number;
  received: number;
  speed: number;
}

/** The console's clock as the screen shows it. `now` is whole seconds (in ms); `monotonic` is performance.now() of the tick. */
export interface Clock {
  base: ClockBase | null;
  now: number;
  monotonic: number;
}

export type ClockStore = StoreApi<Clock>;

/** How far two extrapolations may differ (real ms) before the clock is set: less is the network's jitter. */
const toleranceMs = 300;
/** A tick comes this much after the full second, so that a jitter of milliseconds does not show the old one. */
const tickLateMs = 20;

/** Console time at a moment, extrapolated from the base. */
export function consoleTime(base: ClockBase, monotonic: number): number {
  return base.at + (monotonic - base.received) * base.speed;
}

/** The base to go on with after a frame: the old one if the new agrees with it, so that seconds do not stutter. */
export function nextBase(before: ClockBase | null, heard: ClockBase): ClockBase {
  if (before === null || before.speed !== heard.speed) return heard;
  const difference = Math.abs(consoleTime(before, heard.received) - heard.at);
  return difference <= toleranceMs * Math.max(1, heard.speed) ? before : heard;
}

/** How long until the next tick, in real ms: at the next full console second, and once a second when time runs faster. */
export function untilTick(base: ClockBase, monotonic: number): number {
  if (base.speed > 1) return 1000;
  const into = consoleTime(base, monotonic) % 1000;
  return (1000 - into) / base.speed + tickLateMs;
}

/** A clock that ticks while it is started. `hear` sets it; `stop` ends the timer. */
export function createClock(monotonic: () => number): {
  store: ClockStore;
  hear(heard: ClockBase): void;
  stop(): void;
} {
  const store = createStore<Clock>()(() => ({ base: null, now: 0, monotonic: monotonic() }));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tick = () => {
    const { base } = store.getState();
    if (base === null) return;
    const at = monotonic();
    store.setState({ now: Math.floor(consoleTime(base, at) / 1000) * 1000, monotonic: at });
    clearTimeout(timer);
    timer = setTimeout(tick, untilTick(base, at));
  };

  return {
    store,
    hear(heard) {
      const before = store.getState().base;
      const base = nextBase(before, heard);
      if (base === before) return;
      store.setState({ base });
      tick();
    },
    stop: () => clearTimeout(timer),
  };
}
