import type { Unlock } from '../../../contract/models/swap.ts';
import type { Facts, StepKind, StepOf } from '../step-kind.ts';

/** Nobody confirms: the health of the plant does. */
export const waitForHealth: StepKind<StepOf<'wait-for-health'>> = {
  people: () => 0,
  requirements: ({ gate }, _progress, facts) =>
    'cells' in gate ? [cellsAnswer(facts)] : [componentsAnswer(gate.component, gate.states, facts)],
};

/** What is not known to the plant is not ok: an unreadable plant must not open a gate. */
function cellsAnswer(facts: Facts): Unlock {
  const cells = facts.cells();
  return {
    code: 'cells',
    met: cells !== undefined && cells.ok === cells.total,
    params: { ok: cells?.ok ?? 0, total: cells?.total ?? 0 },
  };
}

function componentsAnswer(reference: string, states: readonly string[], facts: Facts): Unlock {
  const { components, needed } = facts.resolve(reference);
  const answering = components.filter((component) => states.includes(facts.stateOf(component))).length;
  const first = components[0];
  return {
    code: 'health',
    met: components.length > 0 && answering >= needed,
    params: {
      reference,
      component: first ?? '',
      state: first === undefined ? 'unknown' : facts.stateOf(first),
      states: states.join(' '),
      answering,
      needed,
    },
  };
}
