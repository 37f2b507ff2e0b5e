import { expect, it } from 'vitest';
import type { Condition, State } from '../../../electron/contract/models/condition.ts';
import type { Component } from '../../../electron/contract/models/plant.ts';
import { candidatesFrom } from './candidates.ts';

const words = { de: 'x', en: 'x' };
const component = (id: string, kind = 'fan', priority = 2): Component => ({
  id,
  kind,
  name: words,
  needs: [],
  priority,
});
const condition = (id: string, state: State, role: Condition['role'] = 'normal'): [string, Condition] => [
  id,
  { component: id, state, observed: state, since: 0, reason: { code: 'reported', detail: '' }, role },
];
const procedure = {
  id: 'swap-fan',
  title: words,
  for: 'fan',
  abortUntil: 'one',
  rollback: words,
  steps: [{ id: 'one', kind: 'confirm' as const, title: words, text: words }],
};

it('offers what a procedure is made for: the wanted one, then roots, then what is worse, then priority', () => {
  const components = ['calm', 'urgent', 'hurt', 'root', 'wanted'].map((id) =>
    component(id, 'fan', id === 'urgent' ? 1 : 2),
  );
  const conditions = new Map([
    condition('calm', 'ok'),
    condition('urgent', 'ok'),
    condition('hurt', 'down', 'consequence'),
    condition('root', 'degraded', 'root'),
    condition('wanted', 'ok'),
  ]);
  const found = candidatesFrom([...components, component('other', 'drive')], conditions, [procedure], 'wanted');
  expect(found.map((candidate) => candidate.component.id)).toEqual(['wanted', 'root', 'hurt', 'urgent', 'calm']);
});
