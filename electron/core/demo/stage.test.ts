import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from './day.ts';
import { cacheSyncMs, selfTestMs, untouchedHardware } from './hardware.ts';
import { sparePart } from './parts.ts';
import { Stage } from './stage.ts';

function open(at: number, speed = 1) {
  let wall = 1_000_000;
  const stage = new Stage(() => wall, { at, speed, hardware: untouchedHardware });
  return {
    stage,
    pass: (ms: number) => {
      wall += ms;
    },
  };
}

test('a second of the host is as many seconds of the scenario as the speed says', () => {
  const { stage, pass } = open(day.start, 60);
  pass(1000);
  expect(stage.now()).toBe(day.start + 60_000);
});

test('a change of speed does not move the clock', () => {
  const { stage, pass } = open(day.start, 60);
  pass(1000);
  stage.setSpeed({ speed: 3600 });
  expect(stage.now()).toBe(day.start + 60_000);
});

test('play jumps to shortly before the fault once, and later does nothing', () => {
  const { stage, pass } = open(day.start);
  expect(stage.state().nextScene).toBe(day.beforeFault);
  stage.play();
  expect(stage.now()).toBe(day.beforeFault);
  expect(stage.state().nextScene).toBeUndefined();
  pass(60_000);
  stage.play();
  expect(stage.now()).toBe(day.beforeFault + 60_000);
});

test('the clock never goes back, whatever is done and however the host clock jumps', () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('play' as const) }),
    fc.record({ do: fc.constant('speed' as const), speed: fc.integer({ min: 1, max: 3600 }) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 100_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const { stage, pass } = open(day.start);
      let last = stage.now();
      for (const next of acts) {
        if (next.do === 'play') stage.play();
        else if (next.do === 'speed') stage.setSpeed(next);
        else pass(next.ms);
        expect(stage.now()).toBeGreaterThanOrEqual(last);
        last = stage.now();
      }
    }),
  );
  const { stage, pass } = open(day.start);
  pass(-5000);
  expect(stage.now()).toBe(day.start);
});

test('each scene is announced once, in the order of the day', () => {
  const { stage, pass } = open(day.beforeFault);
  const scenes: string[] = [stage.state().scene];
  const look = () => {
    if (stage.hasMovedOn()) scenes.push(stage.state().scene);
  };
  look();
  pass(20_000);
  look();
  look();
  stage.remove({ slot: 'A' });
  scenes.push(stage.state().scene);
  stage.insert({ slot: 'A', serial: sparePart.serial, partNumber: sparePart.number });
  scenes.push(stage.state().scene);
  look();
  pass(selfTestMs);
  look();
  pass(cacheSyncMs);
  look();
  expect(scenes).toEqual(['calm', 'halted', 'slot-empty', 'self-test', 'cache-sync', 'restored']);
});
