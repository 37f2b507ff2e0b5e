import { expect, test } from 'vitest';
import type { ChildHandle } from '../platform.ts';
import { day } from './day.ts';
import { untouchedHardware } from './hardware.ts';
import { launchDemo } from './launch.ts';
import type { DemoState } from './messages.ts';

/** A process that says what the test says. */
function stageProcess() {
  let message: (message: unknown) => void = () => {};
  let exit: (reason: string) => void = () => {};
  const started: string[][] = [];
  const warnings: string[] = [];
  const child: ChildHandle = {
    onMessage: (listener) => {
      message = listener;
    },
    onExit: (listener) => {
      exit = listener;
    },
    send: () => {},
    kill: () => exit('killed'),
  };
  return {
    platform: {
      spawn: (_module: string, args: readonly string[]) => {
        started.push([...args]);
        return child;
      },
      logger: { info: () => {}, warn: (line: string) => warnings.push(line), error: () => {} },
    },
    started,
    warnings,
    say: (words: unknown) => message(words),
    die: (reason: string) => exit(reason),
  };
}

function stateAt(console: number, revision: number): DemoState {
  return { revision, anchor: { console, wall: 5, speed: 1 }, scene: 'calm', hardware: untouchedHardware };
}

function ready(state: DemoState) {
  return { type: 'ready', port: 4711, token: 'x'.repeat(32), anchor: state.anchor, state, plant: 'version: 1' };
}

const options = { state: '/d', speed: 60 };

test('the process is given what was asked for', () => {
  const { platform, started } = stageProcess();
  launchDemo(platform, { ...options, at: 7, notBefore: 8 });
  launchDemo(platform, options).stop();
  expect(started).toEqual([
    ['--state', '/d', '--speed', '60', '--at', '7', '--not-before', '8'],
    ['--state', '/d', '--speed', '60'],
  ]);
});

test('it is ready with the plant once the process says so', async () => {
  const { platform, say } = stageProcess();
  const demo = launchDemo(platform, options);
  say(ready(stateAt(day.start, 0)));
  expect(await demo.ready).toMatchObject({ ok: true, value: { plantText: 'version: 1', port: 4711 } });
});

test('a process that ends before it is ready is told as unavailable, with the reason', async () => {
  const { platform, die } = stageProcess();
  const demo = launchDemo(platform, options);
  die('exit code 2');
  const result = await demo.ready;
  expect(result.ok ? '' : `${result.error.kind}: ${result.error.message}`).toMatch(/^demo-unavailable: .*exit code 2/);
});

test('a message of a wrong shape is ignored and logged', () => {
  const { platform, say, warnings } = stageProcess();
  const demo = launchDemo(platform, options);
  say({ ...ready(stateAt(day.start, 0)), port: '4711' });
  expect(demo.state()).toBeUndefined();
  expect(warnings).toHaveLength(1);
  demo.stop();
});

test('listeners hear each newer anchor once, and no older one', () => {
  const { platform, say } = stageProcess();
  const demo = launchDemo(platform, options);
  const heard: number[] = [];
  say(ready(stateAt(1, 0)));
  demo.onClock((anchor) => heard.push(anchor.console));
  for (const revision of [2, 2, 1, 3]) {
    const state = stateAt(revision * 10, revision);
    say({ type: 'clock', anchor: state.anchor, state });
  }
  expect(heard).toEqual([1, 20, 30]);
});

test('a control call after the end is refused and not sent', async () => {
  const { platform, say, die } = stageProcess();
  const demo = launchDemo(platform, options);
  say(ready(stateAt(1, 0)));
  die('signal SIGKILL');
  const result = await demo.play();
  expect(result.ok ? '' : result.error.message).toContain('SIGKILL');
});
