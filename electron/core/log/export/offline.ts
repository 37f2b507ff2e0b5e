import { singleton } from '../../../contract/collections.ts';
import type { Noun } from '../../noun.ts';
import type { LoadedPlant } from '../../plant/load.ts';
import { combineFolds } from '../../replay.ts';
import { Tables } from '../../tables.ts';
import type { ExportSource } from './source.ts';

/** Entries that are read at once: a page of notes of a megabyte each still has to fit into memory. */
const page = 200;

/** What a console would have in its tables, from the log and, where it is known, the plant. Throws on a foreign entry. */
export function offlineTables(source: ExportSource, nouns: readonly Noun[], plant: LoadedPlant | undefined): Tables {
  const tables = plantTables(plant);
  const fold = combineFolds(nouns);
  for (let after = source.first - 1; ; ) {
    const entries = source.read(after, page);
    for (const entry of entries) fold(entry, tables);
    const last = entries.at(-1);
    if (last === undefined) break;
    after = last.seq;
  }
  return tables;
}

/** What the plant alone gives: enough for the formats that name nothing, and made at once however long the log is. */
export function plantTables(plant: LoadedPlant | undefined): Tables {
  const tables = new Tables();
  if (plant === undefined) return tables;
  tables.set('plant', singleton, plant.plant);
  for (const site of plant.sites) tables.set('site', site.id, site);
  for (const service of plant.services) tables.set('service', service.id, service);
  for (const component of plant.components) tables.set('component', component.id, component);
  for (const person of plant.people) tables.set('person', person.id, person);
  return tables;
}

/** Where the plant of this log was read from last: a file, `demo`, or undefined where no plant was ever loaded. */
export function plantSourceOf(source: ExportSource): string | undefined {
  for (const seq of source.seqsOf(['console']).reverse()) {
    const [entry] = source.read(seq - 1, 1);
    if (entry?.kind === 'plant.loaded') return entry.data.source;
  }
  return undefined;
}
