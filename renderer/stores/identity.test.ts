import { expect, test } from 'vitest';
import { keepIdentity } from './identity.ts';
import { browserMemory } from './memory.ts';

function forgetful() {
  return browserMemory(() => {
    throw new Error('storage is forbidden');
  });
}

test('an alarm can be acknowledged by nobody in particular: the desk signs', async () => {
  const identity = keepIdentity(forgetful(), () => 0);
  expect(await identity.senderFor('alarm.acknowledge')).toEqual({ person: 'Leitplatz 1000', desk: 'Leitplatz 1000' });
  expect(identity.store.getState().asking).toBe(false);
});

test('another command waits until somebody says who they are', async () => {
  const identity = keepIdentity(forgetful(), () => 0);
  const sender = identity.senderFor('note.add');
  expect(identity.store.getState().asking).toBe(true);
  identity.choose('  harms ');
  expect(await sender).toEqual({ person: 'harms', desk: 'Leitplatz 1000' });
});

test('closing the question answers with nobody', async () => {
  const identity = keepIdentity(forgetful(), () => 0);
  const sender = identity.senderFor('note.add');
  identity.show(false);
  expect(await sender).toBeNull();
});

test('desk and person are remembered, also without storage while the page lives', () => {
  const memory = forgetful();
  const first = keepIdentity(memory, () => 0.5);
  first.choose('voss');
  const second = keepIdentity(memory, () => 0.9);
  expect(second.store.getState()).toEqual({ person: 'voss', desk: first.store.getState().desk, asking: false });
});
