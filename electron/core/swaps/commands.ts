import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Procedure, Swap } from '../../contract/models/swap.ts';
import type { Draft } from '../log/kinds.ts';
import type { CommandContext, Decision, Handlers } from '../noun.ts';
import { compareLabel, mayConfirm, untouched } from '../procedures/engine.ts';
import { factsAbout, installedPart } from '../procedures/surroundings.ts';
import { advance, foresee } from './advance.ts';
import { streamOf } from './reduce.ts';
import { anySwap, currentStep, findPerson, mayAbort, mayOpen, nextSwapId, personBehind, runningSwap } from './rules.ts';

/** Handles `swap.open` with the procedures that a new swap can begin with; a running one has its own copy. */
export function createOpen(procedures: readonly Procedure[]): NonNullable<Handlers['swap.open']> {
  return (input, { tables, now, actor }) => {
    const procedure = procedures.find(({ id }) => id === input.procedure);
    if (procedure === undefined) {
      return refuse(
        'not-found',
        `There is no procedure ${input.procedure}. Nothing was recorded.`,
        'Choose one of the procedures in the list, or correct its file.',
        { procedure: input.procedure },
      );
    }
    const partner = mayOpen(tables, input.component, procedure);
    if (!partner.ok) return partner;
    if (input.incident !== undefined && tables.get('incident', input.incident) === undefined) {
      return refuse(
        'not-found',
        `There is no incident ${input.incident}. Nothing was recorded.`,
        'Choose an incident.',
        {
          incident: input.incident,
        },
      );
    }
    const installed = installedPart(tables, input.component);
    const ids = tables.all('swap').map(({ id }) => id);
    const subject = streamOf(nextSwapId(ids, now));
    return succeed({
      subject,
      expected: { stream: subject, seq: 0 },
      entries: [
        {
          kind: 'swap.opened',
          subject,
          actor,
          data: {
            component: input.component,
            procedure,
            ...(partner.value === undefined ? {} : { partner: partner.value }),
            ...(input.incident === undefined ? {} : { incident: input.incident }),
            ...(installed === undefined ? {} : { installed }),
          },
        },
      ],
    });
  };
}

/** The commands of a swap that exists. */
export const handlers: Handlers = {
  'swap.confirm': (input, context) => {
    const { tables, now, actor } = context;
    const found = currentStep(tables, input.swap, input.step);
    if (!found.ok) return found;
    const { swap, step } = found.value;
    const who = input.person === undefined ? personBehind(actor) : succeed(findPerson(tables, input.person));
    if (!who.ok) return who;
    const facts = factsAbout(tables, swap.component, swap.spare?.serial);
    const allowed = mayConfirm(step, swap.progress[step.id] ?? untouched, facts, who.value);
    if (!allowed.ok) return allowed;
    const confirmed = {
      kind: 'swap.confirmed',
      subject: streamOf(swap.id),
      actor,
      data: { step: step.id, ...who.value },
    } as const;
    return decide(swap, [confirmed, ...advance(foresee(swap, confirmed, now), tables, actor, now)]);
  },

  'swap.compare': (input, { tables, actor }) => {
    const found = currentStep(tables, input.swap, input.step);
    if (!found.ok) return found;
    const { swap, step } = found.value;
    const comparison = compareLabel(step, input, factsAbout(tables, swap.component, swap.spare?.serial));
    if (!comparison.ok) return comparison;
    const data = { step: step.id, ...comparison.value };
    return decide(swap, [{ kind: 'swap.compared', subject: streamOf(swap.id), actor, data }]);
  },

  'swap.note': (input, context) => {
    const found = anySwap(context.tables, input.swap);
    if (!found.ok) return found;
    return decide(found.value, [entryOf(found.value, context, 'swap.noted', { text: input.text })]);
  },

  'swap.abort': (input, context) => {
    const found = runningSwap(context.tables, input.swap);
    if (!found.ok) return found;
    const allowed = mayAbort(found.value);
    if (!allowed.ok) return allowed;
    return decide(found.value, [entryOf(found.value, context, 'swap.aborted', { reason: input.reason })]);
  },
};

/** Every decision about a swap holds only for the version that it was made upon. */
function decide(swap: Swap, entries: Draft[]): Result<Decision> {
  const subject = streamOf(swap.id);
  return succeed({ subject, entries, expected: { stream: subject, seq: swap.version } });
}

function entryOf<Kind extends 'swap.noted' | 'swap.aborted'>(
  swap: Swap,
  { actor }: CommandContext,
  kind: Kind,
  data: Extract<Draft, { kind: Kind }>['data'],
): Draft {
  return { kind, subject: streamOf(swap.id), actor, data } as Draft;
}
