import { expect, test } from 'vitest';
import { refuse, succeed } from '../contract/errors.ts';
import type { ServerFrame, SnapshotFrame } from '../contract/wire.ts';
import type { Console } from './console.ts';
import { openSession } from './session.ts';

/** A console that carries out commands only when it is told to, and a session on it. */
function open() {
  const sent: ServerFrame[] = [];
  const finish: (() => void)[] = [];
  let subscribed = true;
  const snapshot = { t: 'snapshot', seq: 3 } as SnapshotFrame;
  const console: Pick<Console, 'execute' | 'query' | 'subscribe' | 'snapshot'> = {
    execute: (name) =>
      new Promise((resolve) => finish.push(() => resolve(succeed({ seq: finish.length, subject: String(name) })))),
    query: () => refuse('not-found', 'none', 'look') as never,
    subscribe(listener) {
      listener(snapshot);
      return () => {
        subscribed = false;
      };
    },
    snapshot: () => snapshot,
  };
  const session = openSession(console as Console, (frame) => sent.push(frame));
  return { session, sent, finish, subscribed: () => subscribed };
}

const sender = { person: 'p', desk: 'd' };
const command = (id: number) => ({ t: 'command', id, name: 'note.add', input: {}, sender });

test('begins with a snapshot, and gives another one on request', () => {
  const { session, sent } = open();
  expect(session.receive({ t: 'snapshot' })).toBe(true);
  expect(sent).toMatchObject([{ t: 'snapshot' }, { t: 'snapshot' }]);
});

test('answers a command with its id when it is done, and a query with its refusal', async () => {
  const { session, sent, finish } = open();
  session.receive(command(5));
  session.receive({ t: 'query', id: 6, name: 'log.read', input: {} });
  expect(sent).toHaveLength(2);
  finish[0]?.();
  await Promise.resolve();
  await expect.poll(() => sent.length).toBe(3);
  expect(sent.slice(1)).toMatchObject([
    { t: 'reply', id: 6, ok: false, error: { kind: 'not-found' } },
    { t: 'reply', id: 5, ok: true, value: { subject: 'note.add' } },
  ]);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a list', []],
  ['no type', {}],
  ['a type of the other side', { t: 'heartbeat' }],
  ['a type that all objects have', { t: 'constructor' }],
  ['a command without a sender', { t: 'command', id: 1, name: 'note.add', input: {} }],
  ['a command with a field too many', { ...command(1), extra: 1 }],
  ['a command whose id is a text', { ...command(1), id: '1' }],
  ['a command whose id is no whole number', { ...command(1), id: 1.5 }],
  ['a name that is a list', { ...command(1), name: ['note.add'] }],
  ['a name of endless length', { ...command(1), name: 'n'.repeat(101) }],
])('a frame that is %s is turned away and answered by nothing', (_what, frame) => {
  const { session, sent, finish } = open();
  expect(session.receive(frame)).toBe(false);
  expect(finish).toHaveLength(0);
  expect(sent).toHaveLength(1);
});

test('of 65 commands at once the last is refused and not carried out; when one is done there is room again', async () => {
  const { session, sent, finish } = open();
  for (let id = 1; id <= 65; id += 1) session.receive(command(id));
  expect(finish).toHaveLength(64);
  expect(sent.at(-1)).toMatchObject({ t: 'reply', id: 65, ok: false, error: { kind: 'rate-limited' } });
  finish[0]?.();
  await expect.poll(() => sent.length).toBe(3);
  session.receive(command(66));
  expect(finish).toHaveLength(65);
});

test('a session that is closed hears no more', () => {
  const { session, subscribed } = open();
  session.close();
  expect(subscribed()).toBe(false);
});
