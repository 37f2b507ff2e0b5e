import type { z } from 'zod';
import { alarmSchema } from './models/alarm.ts';
import { cellSchema, conditionSchema } from './models/condition.ts';
import { correctionSchema } from './models/correction.ts';
import { actionSchema, incidentSchema } from './models/incident.ts';
import { componentSchema, personSchema, plantSchema, serviceSchema, siteSchema } from './models/plant.ts';
import { recoverySchema } from './models/recovery.ts';
import { guideSchema, installedPartSchema, procedureSchema, swapSchema } from './models/swap.ts';
import { systemSchema } from './models/system.ts';

/**
 * Everything that a screen can see, as named collections of rows by id. Snapshot and deltas are built from this map, and
 * so are the renderer's stores: a new noun is one schema and one line here.
 */
export const collections = {
  plant: plantSchema,
  site: siteSchema,
  service: serviceSchema,
  component: componentSchema,
  person: personSchema,
  condition: conditionSchema,
  cell: cellSchema,
  alarm: alarmSchema,
  incident: incidentSchema,
  action: actionSchema,
  correction: correctionSchema,
  procedure: procedureSchema,
  swap: swapSchema,
  guide: guideSchema,
  part: installedPartSchema,
  recovery: recoverySchema,
  system: systemSchema,
} as const;

export type CollectionName = keyof typeof collections;
export type Row<Name extends CollectionName> = z.infer<(typeof collections)[Name]>;
export const collectionNames = Object.keys(collections) as CollectionName[];

/** Rows of every collection, by id. */
export type Rows = { [Name in CollectionName]: Record<string, Row<Name>> };
/** Changed rows; null is a row that is gone. */
export type Changes = { [Name in CollectionName]?: Record<string, Row<Name> | null> };

/** The id of the only row of `plant` and `system`. */
export const singleton = 'console';

/** The id of a cell's row. */
export function cellId(service: string, site: string): string {
  return `${service}@${site}`;
}
