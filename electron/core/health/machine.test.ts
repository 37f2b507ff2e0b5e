import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Observation, type State, states } from '../../contract/models/condition.ts';
import { begin, late, lateAfterMs, looksNeeded, type Memory, type Step, step, type Transition } from './machine.ts';
import { severityOf } from './verdict.ts';

const timing = { intervalMs: 10_000, timeoutMs: 3000 };

function seen(state: State): Observation {
  return { state, reason: { code: 'reported', detail: state } };
}

function run(from: State, looks: State[]): Step[] {
  let memory: Memory = begin(0, seen(from));
  return looks.map((state, index) => {
    const stepped = step(memory, seen(state), index);
    memory = stepped.memory;
    return stepped;
  });
}

function changes(from: State, looks: State[]): string[] {
  return run(from, looks).map(({ transition }) => (transition === undefined ? '-' : transition.to));
}

describe('confirmation', () => {
  test('down takes three looks in a row, the second 250 ms and the third 750 ms after the first', () => {
    const steps = run('ok', ['down', 'down', 'down']);
    expect(steps.map(({ confirmInMs }) => confirmInMs)).toEqual([250, 500, undefined]);
    expect(steps.map(({ memory }) => memory.state)).toEqual(['ok', 'ok', 'down']);
  });

  test.each([
    ['ok', ['down', 'down', 'ok', 'down', 'down'], ['-', '-', '-', '-', '-']],
    ['down', ['ok'], ['ok']],
    ['ok', ['degraded', 'ok', 'degraded', 'degraded'], ['-', '-', '-', 'degraded']],
    ['ok', ['unknown', 'unknown'], ['-', 'unknown']],
    ['down', ['degraded', 'degraded'], ['-', 'degraded']],
    ['unknown', ['ok'], ['ok']],
  ] as [State, State[], string[]][])('from %s, %j becomes %j', (from, looks, expected) => {
    expect(changes(from, looks)).toEqual(expected);
  });

  test('one that fails differently each time does not stay ok: the mildest of three looks is taken', () => {
    expect(changes('ok', ['down', 'degraded', 'down'])).toEqual(['-', '-', 'degraded']);
    expect(changes('ok', ['down', 'unknown', 'degraded'])).toEqual(['-', '-', 'unknown']);
  });

  test('a look that says what the log says is no change, and makes it fresh', () => {
    const [first] = run('degraded', ['degraded']);
    expect(first).toEqual({
      memory: { state: 'degraded', reason: seen('degraded').reason, heardAt: 0, fresh: true },
    });
  });
});

describe('late', () => {
  test('two intervals and a timeout without a look make an endpoint unknown, once', () => {
    const memory = step(begin(0), seen('ok'), 0).memory;
    expect(late(memory, timing, lateAfterMs(timing) - 1)).toEqual({ memory });
    const stepped = late(memory, timing, lateAfterMs(timing));
    expect(stepped.transition).toMatchObject({ from: 'ok', to: 'unknown', reason: { code: 'late' } });
    expect(stepped.memory.fresh).toBe(false);
    expect(late(stepped.memory, timing, lateAfterMs(timing) * 2)).toEqual({ memory: stepped.memory });
  });

  test('what the log called ok is not ok for ever without a look', () => {
    const stepped = late(begin(0, seen('ok')), timing, lateAfterMs(timing));
    expect(stepped.memory).toMatchObject({ state: 'unknown', fresh: false });
  });
});

describe('for any sequence of looks and silences', () => {
  const event = fc.oneof(
    fc.constantFrom(...states).map((state) => ({ state, afterMs: 1000 })),
    fc.constant({ state: undefined, afterMs: lateAfterMs(timing) }),
  );
  const history = fc.tuple(fc.constantFrom(...states), fc.array(event, { maxLength: 40 }));

  /** Plays a history and calls back after each event. */
  function play(
    [from, events]: [State, { state: State | undefined; afterMs: number }[]],
    check: (after: Step, before: Memory, event: State | undefined, looks: State[]) => void,
  ): Transition[] {
    let memory = begin(0, seen(from));
    let now = 0;
    const looks: State[] = [];
    const transitions: Transition[] = [];
    for (const { state, afterMs } of events) {
      now += afterMs;
      const before = memory;
      if (state !== undefined) looks.push(state);
      const after = state === undefined ? late(memory, timing, now) : step(memory, seen(state), now);
      memory = after.memory;
      if (after.transition !== undefined) transitions.push(after.transition);
      check(after, before, state, looks);
    }
    return transitions;
  }

  test('nothing goes down before three looks in a row said so', () => {
    fc.assert(
      fc.property(history, (events) => {
        play(events, ({ transition }, _before, _event, looks) => {
          if (transition?.to === 'down') expect(looks.slice(-looksNeeded.down)).toEqual(['down', 'down', 'down']);
        });
      }),
    );
  });

  test('nothing becomes ok but by a look that said ok', () => {
    fc.assert(
      fc.property(history, (events) => {
        play(events, ({ transition }, _before, event) => {
          if (transition?.to === 'ok') expect(event).toBe('ok');
        });
      }),
    );
  });

  test('three looks in a row that are not ok end an ok', () => {
    fc.assert(
      fc.property(history, (events) => {
        let bad = 0;
        play(events, ({ memory }, _before, event) => {
          bad = event === undefined || event === 'ok' ? 0 : bad + 1;
          if (bad >= 3) expect(severityOf(memory.state)).toBeGreaterThan(0);
        });
      }),
    );
  });

  test('what is late is unknown and not fresh', () => {
    fc.assert(
      fc.property(history, (events) => {
        play(events, ({ memory }, _before, event) => {
          if (event === undefined) expect(memory).toMatchObject({ state: 'unknown', fresh: false });
        });
      }),
    );
  });

  test('every transition changes the state, and together they give the state in memory', () => {
    fc.assert(
      fc.property(history, (events) => {
        let replayed = events[0];
        play(events, ({ memory, transition }) => {
          if (transition !== undefined) {
            expect(transition.from).toBe(replayed);
            expect(transition.to).not.toBe(transition.from);
            replayed = transition.to;
          }
          expect(memory.state).toBe(replayed);
        });
      }),
    );
  });

  test('while the state is in doubt another look is asked for, and only then', () => {
    fc.assert(
      fc.property(history, (events) => {
        play(events, ({ memory, confirmInMs }, _before, event) => {
          if (event !== undefined) expect(confirmInMs === undefined).toBe(memory.doubt === undefined);
        });
      }),
    );
  });
});
