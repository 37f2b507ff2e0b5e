import type { Localized } from '../../contract/text.ts';
import type { PlantFileInput } from '../plant/schema.ts';

/** A component as the plant file has it. */
export type DemoComponent = NonNullable<PlantFileInput['components']>[number];

/** A name in both languages with the same number behind it. */
export function numbered(de: string, en: string, suffix: string | number): Localized {
  return { de: `${de} ${suffix}`, en: `${en} ${suffix}` };
}

/** The room of a rack: 101 stands in room 1, 201 in room 2. */
export function roomOf(rack: string): string {
  return rack.slice(0, 1);
}

/** A place in a rack; `u` is the lowest unit, counted from the floor. */
export function at(rack: string, u: number, height = 1, slot?: string): NonNullable<DemoComponent['location']> {
  return { room: roomOf(rack), rack, u, height, ...(slot === undefined ? {} : { slot }) };
}
