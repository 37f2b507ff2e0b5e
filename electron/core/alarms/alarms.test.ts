import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Alarm } from '../../contract/models/alarm.ts';
import { createdId, Desk, refusal } from '../incidents/desk.fixture.ts';
import { decideAlarms, type RootGroup } from './rules.ts';

const state = fc.constantFrom('degraded' as const, 'down' as const, 'unknown' as const);
const counts = fc.record({
  components: fc.nat(3),
  cells: fc.nat(3),
  services: fc.nat(3),
  sites: fc.nat(3),
});
const group: fc.Arbitrary<RootGroup> = fc.record({
  component: fc.constantFrom('ctrl-a', 'ctrl-b', 'wan-1', 'db-7', 'edu-2'),
  name: fc.constant({ de: 'Gerät', en: 'Device' }),
  state,
  reason: fc.record({ code: fc.constantFrom('timeout' as const, 'reported' as const), detail: fc.constant('') }),
  priority: fc.integer({ min: 1, max: 3 }),
  since: fc.constant(Date.parse('2019-09-24T09:00:00Z')),
  consequences: counts,
});
const groups = fc.uniqueArray(group, { selector: (one) => one.component });
/** What happens to a console: the impact analysis says something new, or somebody acknowledges the n-th open alarm. */
const happening = fc.oneof(
  groups.map((roots) => ({ roots })),
  fc.nat(4).map((acknowledge) => ({ acknowledge })),
);

async function live(desk: Desk, happenings: (typeof happening extends fc.Arbitrary<infer T> ? T : never)[]) {
  for (const one of happenings) {
    desk.now += 1;
    if ('roots' in one) {
      for (const draft of decideAlarms(desk.tables.all('alarm'), one.roots, desk.now)) desk.write(draft);
    } else {
      const alarm = desk.tables.all('alarm')[one.acknowledge];
      if (alarm !== undefined) await desk.execute('alarm.acknowledge', { alarm: alarm.id });
    }
  }
}

describe('decideAlarms', () => {
  test('has nothing to say twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening), groups, async (happenings, roots) => {
        const desk = new Desk();
        await live(desk, [...happenings, { roots }]);
        expect(decideAlarms(desk.tables.all('alarm'), roots, desk.now + 1)).toEqual([]);
      }),
    );
  });

  test('leaves exactly one living alarm for each root, saying what the root says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening), groups, async (happenings, roots) => {
        const desk = new Desk();
        await live(desk, [...happenings, { roots }]);
        const living = desk.tables.all('alarm').filter((alarm) => alarm.life !== 'returned');
        const seen = living.map(({ component, state, reason, consequences }) => ({
          component,
          state,
          code: reason.code,
          consequences,
        }));
        const wanted = roots.map(({ component, state, reason, consequences }) => ({
          component,
          state,
          code: reason.code,
          consequences,
        }));
        const order = (a: { component: string }, b: { component: string }) => a.component.localeCompare(b.component);
        expect(seen.sort(order)).toEqual(wanted.sort(order));
      }),
    );
  });

  test('never gives a number to two open alarms, nor an id twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening), async (happenings) => {
        const desk = new Desk();
        await live(desk, happenings);
        const numbers = desk.tables.all('alarm').map((alarm) => alarm.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        const raised = desk.history.filter((entry) => entry.kind === 'alarm.raised').map((entry) => entry.subject);
        expect(new Set(raised).size).toBe(raised.length);
      }),
    );
  });

  const root: RootGroup = {
    component: 'ctrl-a',
    name: { de: 'A', en: 'A' },
    state: 'down',
    reason: { code: 'timeout', detail: '3000 ms' },
    priority: 1,
    since: 0,
    consequences: { components: 0, cells: 0, services: 0, sites: 0 },
  };

  test('lets the alarm of a root that turned out to be a consequence go into the other one', () => {
    const desk = new Desk();
    const array = { ...root, component: 'array' };
    for (const draft of decideAlarms([], [array], 1)) desk.write(draft);
    const explainedBy = (component: string) => (component === 'array' ? 'ctrl-a' : undefined);
    for (const draft of decideAlarms(desk.tables.all('alarm'), [root], 2, explainedBy)) desk.write(draft);
    expect(desk.tables.all('alarm').map(({ component, life }) => [component, life])).toEqual([
      ['ctrl-a', 'unacknowledged'],
    ]);
    expect(decideAlarms(desk.tables.all('alarm'), [root], 3, explainedBy)).toEqual([]);
  });

  test('takes the smallest number that no open alarm has', () => {
    const open = [{ number: 1 }, { number: 3 }].map((one) => ({ ...one, life: 'returned' })) as Alarm[];
    const [raised] = decideAlarms(open, [root], 5);
    expect(raised).toMatchObject({ kind: 'alarm.raised', data: { number: 2 } });
  });

  test('a new detail with the same code is not worth an entry', async () => {
    const desk = new Desk();
    await live(desk, [{ roots: [root] }]);
    const later = { ...root, reason: { code: 'timeout' as const, detail: '3001 ms' } };
    expect(decideAlarms(desk.tables.all('alarm'), [later], 9)).toEqual([]);
  });
});

describe('life', () => {
  /** ISA-18.2 for one alarm; undefined is closed (not in the table). */
  const next: Record<string, Record<string, Alarm['life'] | undefined>> = {
    unacknowledged: { acknowledge: 'acknowledged', return: 'returned', fail: 'unacknowledged' },
    acknowledged: { acknowledge: 'acknowledged', return: undefined, fail: 'acknowledged' },
    returned: { acknowledge: undefined, return: 'returned', fail: 'unacknowledged' },
  };

  test('follows ISA-18.2 whatever happens', async () => {
    const steps = fc.array(fc.constantFrom('acknowledge', 'return', 'fail'), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(steps, async (events) => {
        const desk = new Desk();
        const alarm = desk.raise('ctrl-a');
        let expected: Alarm['life'] | undefined = 'unacknowledged';
        for (const event of events) {
          if (expected === undefined) break;
          if (event === 'acknowledge') await desk.execute('alarm.acknowledge', { alarm });
          else if (event === 'return') {
            desk.write({ kind: 'alarm.returned', subject: `alarm/${alarm}`, actor: { system: 'impact' }, data: {} });
          } else {
            desk.write({
              kind: 'alarm.changed',
              subject: `alarm/${alarm}`,
              actor: { system: 'impact' },
              data: { state: 'down', reason: { code: 'reported', detail: '' } },
            });
          }
          expected = next[expected]?.[event];
          expect(desk.tables.get('alarm', alarm)?.life).toBe(expected);
        }
      }),
    );
  });

  test('a second acknowledgement names who and when', async () => {
    const desk = new Desk();
    const alarm = desk.raise('ctrl-a');
    await desk.execute('alarm.acknowledge', { alarm }, 'Imke Harms');
    const again = refusal(await desk.execute('alarm.acknowledge', { alarm }, 'Deniz Arslan'));
    expect(again).toMatchObject({ kind: 'conflict', details: { by: 'Imke Harms', at: desk.now } });
    expect(again.message).toContain('Imke Harms at 2019-09-24 11:04');
  });

  test('an alarm that is gone is not found', async () => {
    expect(refusal(await new Desk().execute('alarm.acknowledge', { alarm: 'ALM-x' })).kind).toBe('not-found');
  });

  test('an acknowledgement names its alarm', async () => {
    const desk = new Desk();
    const alarm = desk.raise('ctrl-a');
    expect(createdId(await desk.execute('alarm.acknowledge', { alarm }))).toBe(alarm);
  });
});
