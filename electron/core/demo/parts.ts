import type { Part } from '../../contract/models/plant.ts';

/** The maker of everything in the demo. No such company is meant. */
export const manufacturer = 'Muster Systeme';

/** What fits into the controller slots: both controllers and the spare share this part number. */
export const controllerNumber = 'SC7-4419';

/** The part that sits in slot A in the morning and fails at 11:00:04. */
export const failingPart = {
  manufacturer,
  model: 'SC7 I/O controller',
  number: controllerNumber,
  serial: 'SC7-4419-A03381',
} as const satisfies Part;

export const partnerPart = { ...failingPart, serial: 'SC7-4419-A03390' } as const satisfies Part;

/** The spare on the shelf: what the technician brings. */
export const sparePart = { ...failingPart, serial: 'SC7-4419-A07115' } as const satisfies Part;

/** A part of another component, with a serial made from its number. */
export function part(model: string, number: string, count: number): Part {
  return { manufacturer, model, number, serial: `${number}-${String(count).padStart(5, '0')}` };
}
