import { z } from 'zod';
import { consoleErrorSchema } from '../contract/errors.ts';
import { clientFrameSchema } from '../contract/wire.ts';

/** What the main process tells the core's process. `window` is the id of the page's web contents. */
export const toCoreSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('frame'), window: z.int(), frame: clientFrameSchema }),
  z.strictObject({ t: z.literal('close'), window: z.int() }),
  z.strictObject({ t: z.literal('stop') }),
]);
export type ToCore = z.input<typeof toCoreSchema>;

/** What the core's process tells the main process. Frames pass through unread: the screen parses them. */
export const fromCoreSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('started') }),
  z.strictObject({ t: z.literal('failed'), error: consoleErrorSchema }),
  z.strictObject({ t: z.literal('frame'), window: z.int(), frame: z.looseObject({ t: z.string() }) }),
  z.strictObject({ t: z.literal('line'), level: z.enum(['info', 'warn', 'error']), message: z.string() }),
]);
export type FromCore = z.input<typeof fromCoreSchema>;

/** What the core's process is started with, as JSON in its last argument. */
export const coreSetupSchema = z.strictObject({
  data: z.string(),
  resources: z.string(),
  /** A second folder for copies of the log. */
  backups: z.string().optional(),
  plant: z.string(),
  demo: z.strictObject({ speed: z.number(), at: z.number().exactOptional() }).optional(),
  desk: z.string(),
  version: z.string(),
});
export type CoreSetup = z.infer<typeof coreSetupSchema>;
