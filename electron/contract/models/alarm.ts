import { z } from 'zod';
import { idSchema, instantSchema, localizedSchema } from '../text.ts';
import { reasonSchema, stateSchema } from './condition.ts';

/** After ISA-18.2: how far an alarm has been dealt with. A closed alarm (returned and acknowledged) leaves the table. */
export const alarmLifeSchema = z.enum(['unacknowledged', 'acknowledged', 'returned']);

/** One alarm group: one probable root and its consequences. `number` is what the wall calls it while it lives. */
export const alarmSchema = z.object({
  id: z.string(),
  number: z.int().positive(),
  component: idSchema,
  name: localizedSchema,
  state: stateSchema,
  reason: reasonSchema,
  priority: z.int().min(1).max(3),
  life: alarmLifeSchema,
  since: instantSchema,
  raisedAt: instantSchema,
  returnedAt: instantSchema.optional(),
  acknowledged: z.object({ by: z.string(), at: instantSchema }).optional(),
  incident: z.string().optional(),
  consequences: z.object({ components: z.int(), cells: z.int(), services: z.int(), sites: z.int() }),
});
export type Alarm = z.infer<typeof alarmSchema>;
