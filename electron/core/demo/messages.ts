import { z } from 'zod';
import { hardwareSchema } from './hardware.ts';

/** The slowest and fastest that the scenario runs, in its seconds per real one. */
export const speedSchema = z.number().min(1).max(3600);

/** A point at which scenario and host time agree (core/clock.ts). */
const anchorSchema = z.strictObject({ console: z.number(), wall: z.number(), speed: speedSchema });

/** Where the storage story stands. */
export const scenes = ['calm', 'halted', 'slot-empty', 'self-test', 'cache-sync', 'restored'] as const;

/**
 * The demo's state as its parent sees it. `revision` grows with each change, so that a late message is recognised;
 * `nextScene` (epoch ms) is where 'play' jumps to, while that lies ahead.
 */
export const demoStateSchema = z.strictObject({
  revision: z.int(),
  anchor: anchorSchema,
  nextScene: z.int().optional(),
  scene: z.enum(scenes),
  hardware: hardwareSchema,
});
export type DemoState = z.infer<typeof demoStateSchema>;

/** What the server tells its parent over the process channel. The token opens the control door. */
export const demoMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ready'),
    port: z.int().min(1).max(65_535),
    token: z.string().min(32).max(100),
    anchor: anchorSchema,
    state: demoStateSchema,
    plant: z.string().max(2_000_000),
  }),
  z.strictObject({
    type: z.literal('clock'),
    anchor: anchorSchema,
    nextScene: z.int().optional(),
    state: demoStateSchema,
  }),
  z.strictObject({ type: z.literal('scene'), state: demoStateSchema }),
]);
export type DemoMessage = z.infer<typeof demoMessageSchema>;

/** What the control door takes, by path: `POST /control/<name>`. */
export const controlInputs = {
  play: z.strictObject({}),
  speed: z.strictObject({ speed: speedSchema }),
  remove: z.strictObject({ slot: z.enum(['A', 'B']) }),
  insert: z.strictObject({
    slot: z.enum(['A', 'B']),
    serial: z.string().trim().min(1).max(100),
    partNumber: z.string().trim().min(1).max(100),
  }),
} as const;
export type ControlName = keyof typeof controlInputs;
export type ControlInput<Name extends ControlName> = z.infer<(typeof controlInputs)[Name]>;

/** True for a name of the door, and not for one inherited from Object. */
export function isControlName(name: string): name is ControlName {
  return Object.hasOwn(controlInputs, name);
}
