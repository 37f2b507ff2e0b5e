import { expect, test } from 'vitest';
import { answerHealth } from './answers.ts';
import type { DemoComponent } from './plant-component.ts';
import type { Saying } from './scenario.ts';

const now = Date.parse('2019-09-24T09:00:04Z');
const make = (id: string, kind: string): DemoComponent => ({ id, kind, name: id });
const say = (word: Saying['word']): Saying => ({ word, text: 'hardware fault' });

test.each([
  ['ok', 200, 'pass'],
  ['degraded', 200, 'warn'],
  ['down', 503, 'fail'],
] as const)('health+json: %s answers %i with %s', (word, status, text) => {
  const answer = answerHealth(make('storage-ctl-a', 'storage-controller'), 'health+json', say(word), now);
  expect([answer.status, answer.type]).toEqual([status, 'application/health+json']);
  expect(JSON.parse(answer.body)).toMatchObject({ status: text, serviceId: 'storage-ctl-a' });
  expect(answer.body.includes('hardware fault')).toBe(word !== 'ok');
});

test.each([
  ['database', 'down', 503, 'DOWN'],
  ['app-server', 'down', 200, 'DOWN'],
  ['app-server', 'ok', 200, 'UP'],
] as const)('spring: a %s that is %s answers %i with %s', (kind, word, status, text) => {
  const answer = answerHealth(make('x', kind), 'spring', say(word), now);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toMatchObject({ status: text, components: { ping: { status: 'UP' } } });
});

test('plain status: only the code counts', () => {
  expect(answerHealth(make('x', 'ups'), 'status', say('ok'), now).status).toBe(200);
  expect(answerHealth(make('x', 'ups'), 'status', say('down'), now).status).toBe(503);
});

test('an empty slot answers in no health format', () => {
  const answer = answerHealth(
    make('x', 'storage-controller'),
    'health+json',
    { word: 'gone', text: 'slot empty' },
    now,
  );
  expect(answer).toEqual({ status: 503, type: 'text/plain; charset=utf-8', body: 'slot empty\n' });
});
