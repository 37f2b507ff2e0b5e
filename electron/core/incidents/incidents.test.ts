import { beforeEach, describe, expect, test } from 'vitest';
import { createdId, Desk, refusal } from './desk.fixture.ts';
import { timelineSubjects } from './timeline.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

async function declare(title = 'Storage'): Promise<string> {
  return createdId(await desk.execute('incident.declare', { title }));
}
const row = (id: string) => desk.tables.get('incident', id);

describe('declare', () => {
  test('numbers incidents by the date where the plant is', async () => {
    desk.now = Date.parse('2019-09-24T22:30:00Z');
    expect([await declare(), await declare()]).toEqual(['INC-2019-0925-01', 'INC-2019-0925-02']);
  });

  test('expects a stream that is still empty, so that two desks cannot take one number', async () => {
    const result = await desk.execute('incident.declare', { title: 'x' });
    expect(result).toMatchObject({ value: { expected: { stream: 'incident/INC-2019-0924-01', seq: 0 } } });
  });

  test('takes component, services and beginning from the alarm', async () => {
    const alarm = desk.raise('ctrl-a');
    const at = { state: 'down' as const, since: 0, alarms: [alarm] };
    desk.tables.set('cell', 'a@x', { service: 'a', site: 'x', ...at });
    desk.tables.set('cell', 'a@y', { service: 'a', site: 'y', ...at });
    desk.tables.set('cell', 'b@x', { service: 'b', site: 'x', ...at, alarms: ['ALM-other'] });
    const id = createdId(await desk.execute('incident.declare', { title: 'Storage', alarm }, 'Deniz Arslan'));
    expect(row(id)).toMatchObject({
      lead: 'Deniz Arslan',
      components: ['ctrl-a'],
      services: ['a'],
      since: Date.parse('2019-09-24T09:00:04Z'),
      alarms: [alarm],
    });
    expect(desk.tables.get('alarm', alarm)?.incident).toBe(id);
  });

  test('refuses an alarm that an open incident has, and names that incident', async () => {
    const alarm = desk.raise('ctrl-a');
    const first = createdId(await desk.execute('incident.declare', { title: 'one', alarm }));
    const second = refusal(await desk.execute('incident.declare', { title: 'two', alarm }));
    expect(second).toMatchObject({ kind: 'conflict', details: { incident: first } });
  });

  test('refuses components that the plant does not have', async () => {
    const result = await desk.execute('incident.declare', { title: 'x', components: ['ghost'] });
    expect(refusal(result).kind).toBe('not-found');
  });

  test('refuses an alarm that is closed', async () => {
    expect(refusal(await desk.execute('incident.declare', { title: 'x', alarm: 'ALM-gone' })).kind).toBe('not-found');
  });

  test('gets a new alarm of its root linked', async () => {
    const id = createdId(await desk.execute('incident.declare', { title: 'x', alarm: desk.raise('ctrl-a') }));
    desk.raise('ctrl-a', 'ALM-again');
    expect(desk.tables.get('alarm', 'ALM-again')?.incident).toBe(id);
    expect(row(id)?.alarms).toEqual(['ALM-ctrl-a', 'ALM-again']);
  });
});

describe('tracks', () => {
  test('service and cause advance separately', async () => {
    const incident = await declare();
    await desk.execute('incident.set-service', { incident, state: 'restored' });
    expect([row(incident)?.service.state, row(incident)?.cause.state]).toEqual(['restored', 'unknown']);
  });

  test('a milestone keeps when it happened, who said so and the words', async () => {
    const incident = await declare();
    const happenedAt = desk.now;
    desk.now += 60_000;
    await desk.execute('incident.set-cause', { incident, state: 'suspected', text: ' cache ', happenedAt }, 'M. Kaya');
    expect(row(incident)?.cause.reached.suspected).toEqual({ at: happenedAt, by: 'M. Kaya', text: 'cache' });
  });

  test('going back without a reason is refused', async () => {
    const incident = await declare();
    await desk.execute('incident.set-service', { incident, state: 'restored' });
    const back = await desk.execute('incident.set-service', { incident, state: 'down', text: '  ' });
    expect(refusal(back)).toMatchObject({ kind: 'invalid-input', details: { field: 'text' } });
  });

  test('going back with a reason takes back what lies behind', async () => {
    const incident = await declare();
    await desk.execute('incident.set-service', { incident, state: 'workaround' });
    await desk.execute('incident.set-service', { incident, state: 'restored' });
    await desk.execute('incident.set-service', { incident, state: 'workaround', text: 'slow again' });
    expect(Object.keys(row(incident)?.service.reached ?? {})).toEqual(['down', 'workaround']);
  });

  test('a confirmed cause needs words', async () => {
    const incident = await declare();
    const result = await desk.execute('incident.set-cause', { incident, state: 'confirmed' });
    expect(refusal(result).kind).toBe('invalid-input');
  });

  test('the same state again is a conflict', async () => {
    const incident = await declare();
    const result = await desk.execute('incident.set-service', { incident, state: 'down', text: 'x' });
    expect(refusal(result).kind).toBe('conflict');
  });

  test('the future is refused', async () => {
    const incident = await declare();
    const result = await desk.execute('incident.set-service', {
      incident,
      state: 'restored',
      happenedAt: desk.now + 1,
    });
    expect(refusal(result).kind).toBe('invalid-input');
  });

  test('a change expects the version of the last entry, notes included', async () => {
    const incident = await declare();
    await desk.execute('note.add', { incident, text: 'called the vendor' });
    const result = await desk.execute('incident.set-service', { incident, state: 'workaround' });
    expect(result).toMatchObject({ value: { expected: { stream: `incident/${incident}`, seq: 2 } } });
  });
});

describe('close', () => {
  test.each([
    ['both', []],
    ['cause', [['incident.set-service', 'restored']]],
    ['service', [['incident.set-cause', 'confirmed']]],
  ] as const)('is refused while %s is missing', async (missing, steps) => {
    const incident = await declare();
    for (const [name, state] of steps) {
      if (name === 'incident.set-service') await desk.execute(name, { incident, state });
      else await desk.execute(name, { incident, state, text: 'capacitor' });
    }
    const result = refusal(await desk.execute('incident.close', { incident }));
    expect(result).toMatchObject({ kind: 'gate-closed', details: { missing } });
  });

  async function closed(): Promise<string> {
    const incident = await declare();
    await desk.execute('incident.set-service', { incident, state: 'restored' });
    await desk.execute('incident.set-cause', { incident, state: 'confirmed', text: 'capacitor' });
    expect((await desk.execute('incident.close', { incident })).ok).toBe(true);
    return incident;
  }

  test('closes when both are done, once', async () => {
    const incident = await closed();
    expect(refusal(await desk.execute('incident.close', { incident })).kind).toBe('conflict');
  });

  test('a closed incident takes no changes and no new actions', async () => {
    const incident = await closed();
    const change = await desk.execute('incident.set-service', { incident, state: 'down', text: 'again' });
    const action = await desk.execute('action.add', { incident, text: 'x', owner: 'y' });
    expect([refusal(change).kind, refusal(action).kind]).toEqual(['conflict', 'conflict']);
  });

  test('a closed incident takes notes and judgements', async () => {
    const incident = await closed();
    const other = await declare('eduPort');
    const note = await desk.execute('note.add', { incident, text: 'report came' });
    const judged = await desk.execute('incident.judge', { incident, other, verdict: 'not-related', because: 'paths' });
    expect([note.ok, judged.ok]).toEqual([true, true]);
  });
});

describe('judge', () => {
  test('is seen from both sides, the newest counts', async () => {
    const incident = await declare();
    const other = await declare('eduPort');
    await desk.execute('incident.judge', { incident, other, verdict: 'undetermined', because: 'too early' });
    await desk.execute('incident.judge', { incident, other, verdict: 'not-related', because: 'no shared path' });
    expect(row(incident)?.judgements).toMatchObject([{ incident: other, verdict: 'not-related' }]);
    expect(row(other)?.judgements).toMatchObject([{ incident, verdict: 'not-related' }]);
  });

  test('leaves the other stream’s version alone', async () => {
    const incident = await declare();
    const other = await declare('eduPort');
    const before = row(other)?.version;
    await desk.execute('incident.judge', { incident, other, verdict: 'related', because: 'x' });
    expect(row(other)?.version).toBe(before);
  });

  test('refuses itself and the unknown', async () => {
    const incident = await declare();
    const itself = await desk.execute('incident.judge', {
      incident,
      other: incident,
      verdict: 'related',
      because: 'x',
    });
    const ghost = await desk.execute('incident.judge', { incident, other: 'INC-0', verdict: 'related', because: 'x' });
    expect([refusal(itself).kind, refusal(ghost).kind]).toEqual(['invalid-input', 'not-found']);
  });
});

describe('notes', () => {
  test('a megabyte is stored whole', async () => {
    const incident = await declare();
    const text = 'ä'.repeat(1_000_000);
    await desk.execute('note.add', { incident, text });
    expect(desk.history.at(-1)).toMatchObject({ kind: 'note.added', data: { text } });
  });

  test('two people at the same moment do not exclude each other', async () => {
    const incident = await declare();
    const result = await desk.execute('note.add', { incident, text: 'x' });
    expect(result.ok && result.value.expected).toBe(undefined);
  });
});

describe('actions', () => {
  async function add(incident: string): Promise<string> {
    return createdId(await desk.execute('action.add', { incident, text: 'Call the vendor', owner: 'kaya' }));
  }

  test('are numbered under their incident', async () => {
    const incident = await declare();
    expect([await add(incident), await add(incident)]).toEqual(['ACT-2019-0924-01-01', 'ACT-2019-0924-01-02']);
  });

  test('start and finish carry who and when', async () => {
    const action = await add(await declare());
    await desk.execute('action.start', { action }, 'Jule Petersen');
    desk.now += 60_000;
    await desk.execute('action.finish', { action, outcome: 'no effect' }, 'M. Kaya');
    expect(desk.tables.get('action', action)).toMatchObject({
      started: { by: 'Jule Petersen', at: desk.now - 60_000 },
      finished: { by: 'M. Kaya', at: desk.now, outcome: 'no effect' },
    });
  });

  test('finishing starts what was not started', async () => {
    const action = await add(await declare());
    await desk.execute('action.finish', { action });
    expect(desk.history.slice(-2).map((entry) => entry.kind)).toEqual(['action.started', 'action.finished']);
  });

  test('a second start names who and when', async () => {
    const action = await add(await declare());
    await desk.execute('action.start', { action }, 'Jule Petersen');
    const again = refusal(await desk.execute('action.start', { action }, 'M. Kaya'));
    expect(again.message).toContain('Jule Petersen at 2019-09-24 11:04');
  });

  test('a second finish is a conflict, and so is a start after it', async () => {
    const action = await add(await declare());
    await desk.execute('action.finish', { action });
    const finish = await desk.execute('action.finish', { action });
    const start = await desk.execute('action.start', { action });
    expect([refusal(finish).kind, refusal(start).kind]).toEqual(['conflict', 'conflict']);
  });

  test('a due time that no calendar holds is refused, not thrown', async () => {
    const incident = await declare();
    const due = Number.MAX_SAFE_INTEGER;
    expect(refusal(await desk.execute('action.add', { incident, text: 'x', owner: 'y', due })).kind).toBe(
      'invalid-input',
    );
  });
});

describe('timeline', () => {
  test('gathers the streams around the incident', async () => {
    const incident = createdId(await desk.execute('incident.declare', { title: 'x', alarm: desk.raise('ctrl-a') }));
    await desk.execute('action.add', { incident, text: 'x', owner: 'y' });
    expect(timelineSubjects(desk.tables, incident)).toEqual([
      `incident/${incident}`,
      'action/ACT-2019-0924-01-01',
      'alarm/ALM-ctrl-a',
      'component/ctrl-a',
    ]);
  });

  test('keeps an alarm that has left its table', async () => {
    const alarm = desk.raise('ctrl-a');
    const incident = createdId(await desk.execute('incident.declare', { title: 'x', alarm }));
    await desk.execute('alarm.acknowledge', { alarm });
    desk.write({ kind: 'alarm.returned', subject: `alarm/${alarm}`, actor: { system: 'impact' }, data: {} });
    expect(desk.tables.get('alarm', alarm)).toBe(undefined);
    expect(timelineSubjects(desk.tables, incident)).toContain(`alarm/${alarm}`);
  });

  test('of an unknown incident is empty', () => {
    expect(timelineSubjects(desk.tables, 'INC-0')).toEqual([]);
  });
});

test('replaying the history gives the same rows', async () => {
  const alarm = desk.raise('ctrl-a');
  const incident = createdId(await desk.execute('incident.declare', { title: 'x', alarm }));
  const other = await declare('eduPort');
  await desk.execute('incident.judge', { incident, other, verdict: 'related', because: 'x' });
  const action = createdId(await desk.execute('action.add', { incident, text: 'x', owner: 'y', due: desk.now }));
  await desk.execute('action.finish', { action });
  await desk.execute('alarm.acknowledge', { alarm });
  const again = new Desk();
  for (const entry of desk.history) again.fold(entry);
  expect(again.tables.snapshot()).toEqual(desk.tables.snapshot());
});
