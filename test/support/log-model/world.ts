import type { State } from '../../../electron/contract/models/condition.ts';
import type { Component, Part } from '../../../electron/contract/models/plant.ts';

/** The plant in which random histories happen: two arrays of two controllers each, and a mail server beside them. */
const name = (text: string) => ({ de: text, en: text });

function component(id: string, kind: string, needs: Component['needs'], part?: Part): Component {
  return { id, kind, name: name(id), needs, priority: 1, ...(part === undefined ? {} : { part }) };
}

export const components: readonly Component[] = [
  component('a-1', 'storage-controller', [], { number: 'PN-7', serial: 'S-A1', model: 'X' }),
  component('a-2', 'storage-controller', [], { number: 'PN-7', serial: 'S-A2' }),
  component('array-a', 'storage', [{ any: ['a-1', 'a-2'] }]),
  component('db-a', 'database', [{ all: ['array-a'] }]),
  component('b-1', 'storage-controller', [], { number: 'PN-8', serial: 'S-B1' }),
  component('b-2', 'storage-controller', [], { number: 'PN-8', serial: 'S-B2' }),
  component('array-b', 'storage', [{ any: ['b-1', 'b-2'] }]),
  component('db-b', 'database', [{ all: ['array-b'] }]),
  component('mail', 'server', [], { number: 'M', serial: 'S-M' }),
];
export const controllers = ['a-1', 'a-2', 'b-1', 'b-2'] as const;
export const sites = ['altona', 'harburg'] as const;
export const services = [
  { id: 'reg-a', name: name('reg-a'), sites: [...sites], needs: [{ all: ['db-a'] }] },
  { id: 'reg-b', name: name('reg-b'), sites: [...sites], needs: [{ all: ['db-b'] }] },
];
export const people = [
  { id: 'imke', name: 'Imke Harms' },
  { id: 'ole', name: 'Ole Petersen' },
  { id: 'cem', name: 'Cem Özdemir' },
] as const;

/** What the model knows of a controller's surroundings without asking anybody: its letter says it all. */
export function surroundings(id: string): { partner: string; system: string; service: string } {
  const [letter, number] = id.split('-');
  return { partner: `${letter}-${number === '1' ? 2 : 1}`, system: `array-${letter}`, service: `reg-${letter}` };
}

/** What is observed now and not on record: the states of components, and of services at sites. */
export interface Live {
  conditions: Map<string, State>;
  cells: Map<string, State>;
}
