import { cellId } from '../../contract/collections.ts';
import type { Component, Need, Part } from '../../contract/models/plant.ts';
import { needMembers } from '../impact/graph.ts';
import type { ReadTables } from '../tables.ts';
import type { Facts } from './step-kind.ts';
import { sameLabel } from './steps/compare.ts';

/** The redundancy that a component stands in: who else carries the load, how many of them must, and for what. */
export interface Redundancy {
  partners: readonly string[];
  needed: number;
  system: string | undefined;
}

/**
 * Finds the first clause (`any`, `atLeast`), in the order of the plant file, in which a component stands together with
 * others. Without one there are no partners, and the system is the first component that needs this one.
 */
export function redundancyOf(tables: ReadTables, component: string): Redundancy {
  let alone: string | undefined;
  for (const candidate of tables.all('component')) {
    for (const need of candidate.needs) {
      if (!needMembers(need).includes(component)) continue;
      alone ??= candidate.id;
      const partners = needMembers(need).filter((member) => member !== component);
      if ('all' in need || partners.length === 0) continue;
      return { partners, needed: 'any' in need ? 1 : need.atLeast, system: candidate.id };
    }
  }
  return { partners: [], needed: 0, system: alone };
}

/** The part in a slot: what the log says, or else the plant file. */
export function installedPart(tables: ReadTables, component: string): Part | undefined {
  return tables.get('part', component)?.part ?? tables.get('component', component)?.part;
}

/** The cells (service at a site) that hang on a component, through whatever lies between. Undefined: not in the plant. */
export function cellsOf(tables: ReadTables, component: string): string[] | undefined {
  if (tables.get('component', component) === undefined) return undefined;
  const touched = dependents(tables.all('component'), component);
  const hangs = (needs: readonly Need[]) =>
    needs.some((need) => needMembers(need).some((member) => touched.has(member)));
  const sites = new Set(tables.all('site').flatMap((site) => (hangs(site.needs) ? [site.id] : [])));
  return tables.all('service').flatMap((service) => {
    const all = hangs(service.needs);
    return service.sites.flatMap((site) => (all || sites.has(site) ? [cellId(service.id, site)] : []));
  });
}

function dependents(components: readonly Component[], start: string): Set<string> {
  const neededBy = new Map<string, string[]>();
  for (const { id, needs } of components) {
    for (const member of needs.flatMap(needMembers)) neededBy.set(member, [...(neededBy.get(member) ?? []), id]);
  }
  const touched = new Set([start]);
  for (const id of touched) for (const next of neededBy.get(id) ?? []) touched.add(next);
  return touched;
}

/** What the steps of a swap of `component` may look at. `spare` is the serial that was accepted as the new part. */
export function factsAbout(tables: ReadTables, component: string, spare: string | undefined): Facts {
  const { partners, needed, system } = redundancyOf(tables, component);
  const installed = installedPart(tables, component);
  const known = (id: string | undefined) => (id !== undefined && tables.get('component', id) !== undefined ? [id] : []);
  return {
    resolve(reference) {
      if (reference === '$partner') return { components: partners, needed };
      if (reference === '$system') return { components: known(system), needed: 1 };
      return { components: known(reference === '$component' ? component : reference), needed: 1 };
    },
    stateOf: (id) => tables.get('condition', id)?.state ?? 'unknown',
    cells() {
      const cells = cellsOf(tables, component);
      if (cells === undefined) return undefined;
      return { ok: cells.filter((id) => tables.get('cell', id)?.state === 'ok').length, total: cells.length };
    },
    installed,
    identify(serial) {
      if (installed !== undefined && sameLabel(installed.serial, serial)) return 'installed';
      if (spare !== undefined && sameLabel(spare, serial)) return 'spare';
      const owner = tables.all('component').find(({ id }) => {
        const part = id === component ? undefined : installedPart(tables, id);
        return part !== undefined && sameLabel(part.serial, serial);
      });
      if (owner === undefined) return undefined;
      return partners.includes(owner.id) ? 'partner' : 'elsewhere';
    },
  };
}
