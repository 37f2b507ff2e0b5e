import { createHash } from 'node:crypto';
import type { Component, Person, Plant, Service, Site } from '../../contract/models/plant.ts';
import type { Problem } from '../../contract/models/system.ts';
import type { EndpointConfig } from '../health/probes/registry.ts';
import { parseLocated } from './document.ts';
import { judgePlant } from './judge.ts';
import { readPlain } from './plain.ts';
import type { PlantFile } from './schema.ts';

/** A plant file that holds together: every reference resolves, nothing depends on itself. */
export interface LoadedPlant {
  source: string;
  /** SHA-256 of the text, hex. */
  digest: string;
  plant: Plant;
  sites: Site[];
  services: Service[];
  components: Component[];
  people: Person[];
  endpoints: EndpointConfig[];
}

export type PlantResult = { ok: true; plant: LoadedPlant } | { ok: false; problems: Problem[] };

/** Reads a plant file's text. Reports everything that is wrong at once, in the order of the file. Never throws. */
export function loadPlant(text: string, source: string): PlantResult {
  const quick = judgePlant(readPlain(text));
  if (quick.ok) return { ok: true, plant: assemble(quick.file, quick.endpoints, text, source) };
  const document = parseLocated(text, source);
  if (document.problems.length > 0) return { ok: false, problems: document.problems };
  if (document.data === null || document.data === undefined) {
    return {
      ok: false,
      problems: [
        { ...document.problemAt([], 'the file is empty: a plant needs at least version and name'), code: 'empty' },
      ],
    };
  }
  const judged = judgePlant(document.data);
  if (judged.ok) return { ok: true, plant: assemble(judged.file, judged.endpoints, text, source) };
  return { ok: false, problems: inOrder(judged.issues.map(({ path, message }) => document.problemAt(path, message))) };
}

function assemble(file: PlantFile, endpoints: EndpointConfig[], text: string, source: string): LoadedPlant {
  const inGroup = new Map<string, string[]>();
  for (const site of file.sites) {
    if (site.group !== undefined) inGroup.set(site.group, [...(inGroup.get(site.group) ?? []), site.id]);
  }
  return {
    source,
    digest: createHash('sha256').update(text, 'utf8').digest('hex'),
    plant: {
      name: file.name,
      revision: 0,
      timeZone: file.timeZone,
      siteGroups: file.siteGroups,
      rooms: file.rooms.map((room) => ({ ...room, racks: room.racks.map(withoutUndefined) })),
    },
    sites: file.sites.map(withoutUndefined),
    services: file.services.map(({ siteGroups, sites, ...service }) => ({
      ...service,
      sites: [...new Set([...sites, ...siteGroups.flatMap((group) => inGroup.get(group) ?? [])])],
    })),
    components: file.components.map(withoutUndefined),
    people: file.people.map(({ id, name, role }) => ({ id, name, role })),
    endpoints,
  };
}

/** Optional fields come out of the schema typed as `T | undefined`; rows have them absent instead. */
function withoutUndefined<T extends object>(row: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
