import type { Condition } from '../../../electron/contract/models/condition.ts';
import type { Component, Part } from '../../../electron/contract/models/plant.ts';
import type { Guide, Step, StepProgress, Swap } from '../../../electron/contract/models/swap.ts';
import { useLocalized, useText } from '../../i18n/react.ts';
import { useRow, useRowMap } from '../../stores/react.ts';
import { useFreshness } from '../use-age.ts';

/** A component beside the swap, with what is known about it now. */
export interface Neighbour {
  id: string;
  name: string;
  component: Component | undefined;
  condition: Condition | undefined;
  part: Part | undefined;
  /** When the log put this part in; undefined where it is the plant file's. */
  partSince: number | undefined;
  slot: string | undefined;
}

/** Everything that the guided swap draws, read from rows: after a reload it is the same. */
export interface Scene {
  swap: Swap;
  guide: Guide | undefined;
  step: Step;
  progress: StepProgress;
  /** The place of the open step, from 1. */
  number: number;
  own: Neighbour;
  partner: Neighbour | undefined;
  system: Neighbour | undefined;
  /** When the old part came out, and when the new one went in. */
  removedAt: number | undefined;
  insertedAt: number | undefined;
  blind: boolean;
  /** The screen has heard nothing for so long that no state may be drawn. */
  stale: boolean;
  nameOf(component: string): string;
}

const untouched: StepProgress = { confirmations: [], attempts: 0 };

/** Reads the scene of a swap; undefined while there is no such swap. */
export function useScene(id: string): Scene | undefined {
  const swap = useRow('swap', id);
  const guide = useRow('guide', id);
  const freshness = useFreshness();
  const components = useRowMap('component');
  const localized = useLocalized();
  const nameOf = (component: string) => {
    const name = components.get(component)?.name;
    return name === undefined ? component : localized(name);
  };
  const partner = guide?.partners[0] ?? swap?.partner;
  const own = useNeighbour(swap?.component, nameOf);
  const beside = useNeighbour(partner, nameOf);
  const system = useNeighbour(guide?.system, nameOf);
  if (swap === undefined || own === undefined) return undefined;
  const step = swap.procedure.steps.find((candidate) => candidate.id === swap.current);
  if (step === undefined) return undefined;
  return {
    swap,
    guide,
    step,
    progress: swap.progress[step.id] ?? untouched,
    number: swap.procedure.steps.indexOf(step) + 1,
    own,
    partner: beside,
    system,
    removedAt: passedByHands(swap, 'remove'),
    insertedAt: passedByHands(swap, 'insert'),
    blind: freshness.blind,
    stale: freshness.unknown,
    nameOf,
  };
}

function useNeighbour(id: string | undefined, nameOf: (id: string) => string): Neighbour | undefined {
  const component = useRow('component', id);
  const condition = useRow('condition', id);
  const installed = useRow('part', id);
  if (id === undefined) return undefined;
  return {
    id,
    name: nameOf(id),
    component,
    condition,
    part: installed?.part ?? component?.part,
    partSince: installed?.since,
    slot: component?.location?.slot,
  };
}

function passedByHands(swap: Swap, hands: 'remove' | 'insert'): number | undefined {
  const step = swap.procedure.steps.find((candidate) => candidate.kind === 'confirm' && candidate.hands === hands);
  return step === undefined ? undefined : swap.progress[step.id]?.passedAt;
}

/** The words for a slot: its own name, or the component's where the plant names none. */
export function useSlotName(of: Neighbour): string {
  const text = useText().swaps;
  return of.slot === undefined ? of.name : text.slot(of.slot);
}
