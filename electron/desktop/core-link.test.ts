import { beforeEach, describe, expect, it } from 'vitest';
import { CoreLink, type CoreProcess } from './core-link.ts';
import type { FromCore, ToCore } from './core-messages.ts';

/** A core's process that says and does what the test tells it. */
class FakeCore implements CoreProcess {
  readonly heard: ToCore[] = [];
  killed = 0;
  #message: (message: unknown) => void = () => {};
  #exit: (code: number) => void = () => {};

  postMessage(message: ToCore): void {
    this.heard.push(message);
  }

  on(event: 'message' | 'exit', listener: ((message: unknown) => void) | ((code: number) => void)): void {
    if (event === 'message') this.#message = listener as (message: unknown) => void;
    else this.#exit = listener as (code: number) => void;
  }

  kill(): boolean {
    this.killed += 1;
    return true;
  }

  say(message: FromCore): void {
    this.#message(message);
  }

  exit(code: number): void {
    this.#exit(code);
  }
}

let cores: FakeCore[];
let screen: { window: number; frame: unknown }[];
let lines: string[];
let timers: { at: number; callback: () => void }[];
let now: number;
let link: CoreLink;

const core = (): FakeCore => {
  const last = cores.at(-1);
  if (last === undefined) throw new Error('no core was started');
  return last;
};

/** Lets so many milliseconds pass, calling what falls due in order. */
function pass(ms: number): void {
  const until = now + ms;
  for (;;) {
    const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
    if (due === undefined) break;
    timers = timers.filter((timer) => timer !== due);
    now = due.at;
    due.callback();
  }
  now = until;
}

beforeEach(() => {
  cores = [];
  screen = [];
  lines = [];
  timers = [];
  now = 0;
  const line = (message: string) => void lines.push(message);
  link = new CoreLink({
    fork: () => {
      cores.push(new FakeCore());
      return core();
    },
    toScreen: (window, frame) => void screen.push({ window, frame }),
    onStarted: () => line('started'),
    onFailed: (error) => line(`failed ${error.kind}`),
    logger: { info: line, warn: line, error: line },
    after: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  link.start();
});

const command = { t: 'command', id: 7, name: 'note.add', input: {}, sender: { person: 'p', desk: 'd' } } as const;

describe('the link to the core', () => {
  it('opens the session of a window that asked before the core was ready', () => {
    link.receive(1, { t: 'snapshot' });
    expect(core().heard).toEqual([]);
    core().say({ t: 'started' });
    expect(core().heard).toEqual([{ t: 'frame', window: 1, frame: { t: 'snapshot' } }]);
  });

  it('answers a command at once while the core is down', () => {
    link.receive(1, command);
    expect(screen).toMatchObject([
      { window: 1, frame: { t: 'reply', id: 7, ok: false, error: { kind: 'unavailable' } } },
    ]);
  });

  it('answers the commands under way when the core goes, and only those', () => {
    core().say({ t: 'started' });
    link.receive(1, command);
    link.receive(1, { ...command, id: 8 });
    core().say({ t: 'frame', window: 1, frame: { t: 'reply', id: 8, ok: true, value: null } });
    core().exit(9);
    expect(screen.slice(1)).toMatchObject([{ frame: { id: 7, ok: false, error: { kind: 'unavailable' } } }]);
  });

  it('opens all sessions again after a restart', () => {
    core().say({ t: 'started' });
    link.receive(1, { t: 'snapshot' });
    link.receive(2, { t: 'snapshot' });
    link.forget(2);
    core().exit(1);
    pass(250);
    core().say({ t: 'started' });
    expect(cores).toHaveLength(2);
    expect(core().heard).toEqual([{ t: 'frame', window: 1, frame: { t: 'snapshot' } }]);
  });

  it('waits twice as long after each failure, up to ten seconds, and begins anew after a good run', () => {
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const began = now;
      const count = cores.length;
      core().exit(1);
      while (cores.length === count) pass(1);
      waits.push(now - began);
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    core().say({ t: 'started' });
    pass(30_000);
    core().exit(1);
    pass(250);
    expect(cores).toHaveLength(10);
  });

  it('replaces a core that hangs while somebody listens', () => {
    core().say({ t: 'started' });
    pass(60_000);
    expect(core().killed, 'nobody listens').toBe(0);
    link.receive(1, { t: 'snapshot' });
    pass(19_999);
    core().say({ t: 'frame', window: 1, frame: { t: 'heartbeat' } });
    pass(15_000);
    expect(core().killed, 'it just spoke').toBe(0);
    pass(5000);
    expect(core().killed).toBe(1);
  });

  it('sends nothing to a window that is gone', () => {
    core().say({ t: 'started' });
    link.receive(1, { t: 'snapshot' });
    link.forget(1);
    core().say({ t: 'frame', window: 1, frame: { t: 'heartbeat' } });
    expect(screen).toEqual([]);
    expect(core().heard.at(-1)).toEqual({ t: 'close', window: 1 });
  });

  it('drops a message that is none and says so', () => {
    core().say({ t: 'frame', window: 'x' } as unknown as FromCore);
    expect(lines).toEqual(['The core sent a message that nobody knows; it was dropped.']);
  });

  it('tells why the core did not start and keeps trying', () => {
    core().say({ t: 'failed', error: { kind: 'unavailable', message: 'The folder is locked.', next: 'Close it.' } });
    core().exit(1);
    expect(lines).toContain('failed unavailable');
    pass(250);
    expect(cores).toHaveLength(2);
  });

  it('does not restart after an orderly stop, and ends a core that will not stop', async () => {
    core().say({ t: 'started' });
    const stopped = link.stop();
    expect(core().heard).toEqual([{ t: 'stop' }]);
    pass(5000);
    expect(core().killed).toBe(1);
    core().exit(0);
    await stopped;
    pass(60_000);
    expect(cores).toHaveLength(1);
  });
});
