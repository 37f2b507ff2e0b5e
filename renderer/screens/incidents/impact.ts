import type { Cell, State } from '../../../electron/contract/models/condition.ts';
import type { Service, Site, SiteGroup } from '../../../electron/contract/models/plant.ts';
import { worst } from '../verdict.ts';

/** The most sites that get a column of their own. */
export const mostColumns = 9;

/** How many sites of a group a service hurts there. */
export interface GroupCount {
  group: SiteGroup | undefined;
  hurt: number;
  all: number;
  state: State;
}

/** One service of the incident: a state a column (null: not served there), and its other sites counted by group. */
export interface ImpactRow {
  service: Service;
  cells: (Cell | null)[];
  groups: GroupCount[];
  state: State;
}

/** What citizens notice of some services, from the live cells. */
export interface Impact {
  columns: Site[];
  rows: ImpactRow[];
  hurt: number;
  all: number;
  state: State;
}

/**
 * Arranges cells as services by sites. Sites of summary groups are counted instead of drawn, and so are the sites beyond
 * `mostColumns`: those that are hurt keep their columns, in the plant's order.
 */
export function impactOf(given: {
  services: readonly string[];
  serviceRows: ReadonlyMap<string, Service>;
  sites: readonly Site[];
  groups: readonly SiteGroup[];
  cells: readonly Cell[];
}): Impact {
  const services = given.services.map((id) => given.serviceRows.get(id)).filter((row) => row !== undefined);
  const wanted = new Set(services.map((service) => service.id));
  const cells = given.cells.filter((cell) => wanted.has(cell.service));
  const byPlace = new Map(cells.map((cell) => [`${cell.service}\n${cell.site}`, cell]));
  const summary = new Set(given.groups.filter((group) => group.summary).map((group) => group.id));
  const served = new Set(cells.map((cell) => cell.site));
  const drawn = given.sites.filter((site) => served.has(site.id) && !summary.has(site.group ?? ''));
  const columns = boundColumns(drawn, cells);
  const inColumn = new Set(columns.map((site) => site.id));
  const groupOf = new Map(given.sites.map((site) => [site.id, site.group]));
  const rows = services.map((service) => {
    const mine = cells.filter((cell) => cell.service === service.id);
    return {
      service,
      cells: columns.map((site) => byPlace.get(`${service.id}\n${site.id}`) ?? null),
      groups: countGroups(
        mine.filter((cell) => !inColumn.has(cell.site)),
        groupOf,
        given.groups,
      ),
      state: worst(mine.map((cell) => cell.state)),
    };
  });
  return {
    columns,
    rows,
    hurt: cells.filter((cell) => cell.state !== 'ok').length,
    all: cells.length,
    state: worst(cells.map((cell) => cell.state)),
  };
}

function boundColumns(sites: Site[], cells: readonly Cell[]): Site[] {
  if (sites.length <= mostColumns) return sites;
  const hurt = new Set(cells.filter((cell) => cell.state !== 'ok').map((cell) => cell.site));
  const first = [...sites.filter((site) => hurt.has(site.id)), ...sites.filter((site) => !hurt.has(site.id))];
  const kept = new Set(first.slice(0, mostColumns - 1));
  return sites.filter((site) => kept.has(site));
}

function countGroups(
  cells: readonly Cell[],
  groupOf: ReadonlyMap<string, string | undefined>,
  groups: readonly SiteGroup[],
): GroupCount[] {
  const byGroup = Map.groupBy(cells, (cell) => groupOf.get(cell.site));
  return [...byGroup].map(([id, members]) => ({
    group: groups.find((group) => group.id === id),
    hurt: members.filter((cell) => cell.state !== 'ok').length,
    all: members.length,
    state: worst(members.map((cell) => cell.state)),
  }));
}
