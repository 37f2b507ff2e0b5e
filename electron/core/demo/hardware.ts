import { z } from 'zod';
import { type Result, refuse, succeed } from '../../contract/errors.ts';
import { partSchema } from '../../contract/models/plant.ts';
import { day } from './day.ts';
import { controllerNumber, failingPart, partnerPart } from './parts.ts';

/** How long a new controller tests itself, and how long the caches then take to agree, in ms of the scenario. */
export const selfTestMs = 60_000;
export const cacheSyncMs = 60_000;

export const bays = ['A', 'B'] as const;
export type Bay = (typeof bays)[number];

/** A controller slot: what is in it, and since when (epoch ms of the scenario; null: from the beginning). */
const slotSchema = z.strictObject({ part: partSchema.nullable(), since: z.int().nullable() });

/** The hardware of the central storage that hands can change. `haltedSince` is kept through a swap. */
export const hardwareSchema = z.strictObject({
  A: slotSchema,
  B: slotSchema,
  haltedSince: z.int().nullable(),
});
export type Hardware = z.infer<typeof hardwareSchema>;

/** The hardware as it stood before the day. */
export const untouchedHardware: Hardware = {
  A: { part: { ...failingPart }, since: null },
  B: { part: { ...partnerPart }, since: null },
  haltedSince: null,
};

export type ControllerState = 'ok' | 'self-test' | 'faulty' | 'wrong-part' | 'empty';

/** What the controller in a slot does at `now`. Only the part that was there in the morning carries the fault. */
export function controllerAt(hardware: Hardware, bay: Bay, now: number): ControllerState {
  const { part, since } = hardware[bay];
  if (part === null) return 'empty';
  if (part.number !== controllerNumber) return 'wrong-part';
  if (part.serial === failingPart.serial && now >= day.storageFault) return 'faulty';
  return since !== null && now < since + selfTestMs ? 'self-test' : 'ok';
}

/** Since when no data flows, or undefined. B never carries the load alone, as on that day. */
export function haltedSince(hardware: Hardware, now: number): number | undefined {
  const state = controllerAt(hardware, 'A', now);
  if (state === 'ok') return undefined;
  if (hardware.haltedSince !== null) return hardware.haltedSince;
  return state === 'faulty' ? Math.max(day.storageFault, hardware.A.since ?? 0) : (hardware.A.since ?? now);
}

/** When the volumes came or come back after a swap: self-test and cache sync done. Undefined: nothing was swapped. */
export function restoredAt(hardware: Hardware): number | undefined {
  const { since } = hardware.A;
  return since === null || hardware.haltedSince === null ? undefined : since + selfTestMs + cacheSyncMs;
}

/** Takes the part out of a slot. Refuses where there is none. */
export function removePart(hardware: Hardware, bay: Bay, now: number): Result<Hardware> {
  if (hardware[bay].part === null) {
    return refuse('conflict', `Slot ${bay} is empty already. Nothing was changed.`, 'Insert a controller.');
  }
  return succeed({ ...hardware, ...halt(hardware, bay, now), [bay]: { part: null, since: now } });
}

/** Puts a part into an empty slot. Inserting what is in it already changes nothing, so that a repeat is harmless. */
export function insertPart(
  hardware: Hardware,
  bay: Bay,
  label: { serial: string; partNumber: string },
  now: number,
): Result<Hardware> {
  const present = hardware[bay].part;
  if (present?.serial === label.serial) return succeed(hardware);
  if (present !== null) {
    return refuse(
      'conflict',
      `Slot ${bay} holds ${present.serial}. Nothing was changed.`,
      'Remove that controller first, then insert the new one.',
      { serial: present.serial },
    );
  }
  const part = { ...failingPart, serial: label.serial, number: label.partNumber };
  return succeed({ ...hardware, [bay]: { part, since: now } });
}

/** A begins an outage by leaving its slot, unless one is under way or not fully healed. */
function halt(hardware: Hardware, bay: Bay, now: number): Partial<Hardware> {
  if (bay !== 'A') return {};
  const restored = restoredAt(hardware);
  if (restored !== undefined && now < restored) return {};
  return { haltedSince: haltedSince(hardware, now) ?? now };
}
