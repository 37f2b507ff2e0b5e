import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type State, states } from '../../contract/models/condition.ts';
import type { Need } from '../../contract/models/plant.ts';
import { judgeClause, worse } from './clauses.ts';

const stateArbitrary = fc.constantFrom(...states);
const membersArbitrary = fc.array(stateArbitrary, { minLength: 1, maxLength: 6 });

function judge(members: State[], need: (ids: string[]) => Need) {
  const ids = members.map((_, index) => `m${index}`);
  return judgeClause(need(ids), (id) => members[Number(id.slice(1))] ?? 'unknown');
}

describe('a clause', () => {
  test.each<[State[], State]>([
    [['ok', 'ok'], 'ok'],
    [['ok', 'degraded'], 'degraded'],
    [['ok', 'unknown'], 'unknown'],
    [['unknown', 'down'], 'down'],
  ])('all of %j is %s', (members, expected) => {
    expect(judge(members, (all) => ({ all })).state).toBe(expected);
  });

  test.each<[State[], State, boolean]>([
    [['ok', 'ok'], 'ok', false],
    [['ok', 'down'], 'degraded', true],
    [['ok', 'unknown'], 'ok', false],
    [['degraded', 'down'], 'degraded', true],
    [['degraded', 'degraded'], 'degraded', false],
    [['unknown', 'down'], 'unknown', false],
    [['down', 'down'], 'down', false],
  ])('any of %j is %s, redundancy lost: %s', (members, state, redundancyLost) => {
    expect(judge(members, (any) => ({ any }))).toEqual({ state, redundancyLost });
  });

  test.each<[State[], State]>([
    [['ok', 'ok', 'ok'], 'ok'],
    [['ok', 'ok', 'down'], 'degraded'],
    [['ok', 'degraded', 'down'], 'degraded'],
    [['ok', 'unknown', 'down'], 'unknown'],
    [['ok', 'down', 'down'], 'down'],
  ])('at least 2 of %j is %s', (members, expected) => {
    expect(judge(members, (of) => ({ atLeast: 2, of })).state).toBe(expected);
  });

  test('is never better when a member gets worse', () => {
    const rank: Record<State, number> = { ok: 0, degraded: 1, unknown: 2, down: 3 };
    fc.assert(
      fc.property(
        membersArbitrary,
        fc.nat(),
        stateArbitrary,
        fc.integer({ min: 1, max: 6 }),
        (members, at, to, least) => {
          const index = at % members.length;
          fc.pre(rank[to] > rank[members[index] ?? 'ok'] && least <= members.length);
          const worsened = members.with(index, to);
          for (const need of [(all: string[]): Need => ({ all }), (of: string[]): Need => ({ atLeast: least, of })]) {
            expect(rank[judge(worsened, need).state]).toBeGreaterThanOrEqual(rank[judge(members, need).state]);
          }
        },
      ),
    );
  });

  test('any means the same as at least one', () => {
    fc.assert(
      fc.property(membersArbitrary, (members) => {
        expect(judge(members, (any) => ({ any }))).toEqual(judge(members, (of) => ({ atLeast: 1, of })));
      }),
    );
  });
});

test('worse is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(stateArbitrary, stateArbitrary, stateArbitrary, (a, b, c) => {
      expect(worse(a, b)).toBe(worse(b, a));
      expect(worse(worse(a, b), c)).toBe(worse(a, worse(b, c)));
      expect(worse(a, a)).toBe(a);
    }),
  );
});
