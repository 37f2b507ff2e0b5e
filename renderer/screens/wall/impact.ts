import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Cell, State } from '../../../electron/contract/models/condition.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import type { Service, Site, SiteGroup } from '../../../electron/contract/models/plant.ts';
import type { Localized } from '../../../electron/contract/text.ts';
import { worst } from '../verdict.ts';

/** The most rows and site columns that the wall draws at the size that is read from 3 m. */
export const mostRows = 9;
export const mostColumns = 10;

/** One service at one site, or the worst of several. `since` is console time; `roots` are numbers of alarm groups. */
export interface ImpactCell {
  state: State;
  since: number;
  roots: readonly number[];
}

/** Cells of a service at the sites of a summed group. */
export interface Summary {
  group: Localized;
  counts: Record<State, number>;
  total: number;
  worst: State;
  since: number;
}

export interface ImpactRow {
  id: string;
  service: string;
  name: Localized;
  cells: readonly (ImpactCell | null)[];
  summary: Summary | null;
  causeOpen: boolean;
  worst: State;
  counts: Record<State, number>;
}

/** The impact matrix: columns are sites, rows are services, and a summed group of sites is one wide row. */
export interface Impact {
  /** `hurt`: more than one root is at work there. */
  columns: readonly { id: string; name: Localized; hurt: boolean }[];
  rows: readonly ImpactRow[];
  /** What does not fit, with its worst state; never left out silently. */
  hiddenSites: number;
  hidden: { rows: number; worst: State } | null;
}

export interface ImpactInput {
  services: readonly Service[];
  sites: readonly Site[];
  groups: readonly SiteGroup[];
  cells: ReadonlyMap<string, Cell>;
  alarms: ReadonlyMap<string, Alarm>;
  incidents: readonly Incident[];
}

/** Lays out who is hurt. Sites of groups that are not summed are columns, in the order of the plant. */
export function layImpact(input: ImpactInput): Impact {
  const summed = new Map(input.groups.filter((group) => group.summary).map((group) => [group.id, group]));
  const groupOf = new Map(input.sites.map((site) => [site.id, summed.get(site.group ?? '')]));
  const all = input.sites.filter((site) => groupOf.get(site.id) === undefined);
  const shown = all.length > mostColumns ? all.slice(0, mostColumns - 1) : all;
  const rest = all.slice(shown.length);
  const cellAt = (service: string, site: string) => input.cells.get(`${service}@${site}`);
  const openCause = new Set(
    input.incidents
      .filter((incident) => incident.closed === undefined && isCauseOpen(incident))
      .flatMap((incident) => incident.services),
  );

  const rows = input.services.flatMap((service): ImpactRow[] => {
    const mine = service.sites.map((site) => cellAt(service.id, site)).filter((cell) => cell !== undefined);
    const common = { service: service.id, name: service.name, causeOpen: openCause.has(service.id) };
    const found: ImpactRow[] = [];
    const direct = mine.filter((cell) => groupOf.get(cell.site) === undefined);
    const serves = new Set(service.sites);
    if (all.some((site) => serves.has(site.id))) {
      const single = (site: Site) => toCell(cellAt(service.id, site.id), input.alarms);
      const overflow = rest.map((site) => cellAt(service.id, site.id)).filter((cell) => cell !== undefined);
      found.push({
        ...common,
        id: service.id,
        cells: [...shown.map(single), ...(rest.length > 0 ? [sumCells(overflow, input.alarms)] : [])],
        summary: null,
        worst: worst(direct.map((cell) => cell.state)),
        counts: countStates(direct),
      });
    }
    for (const group of summed.values()) {
      const inside = mine.filter((cell) => groupOf.get(cell.site) === group);
      if (inside.length === 0) continue;
      const state = worst(inside.map((cell) => cell.state));
      const counts = countStates(inside);
      found.push({
        ...common,
        id: `${service.id}@${group.id}`,
        cells: [],
        summary: { group: group.name, counts, total: inside.length, worst: state, since: earliest(inside, state) },
        worst: state,
        counts,
      });
    }
    return found;
  });

  const fits = rows.length <= mostRows ? rows : rows.slice(0, mostRows - 1);
  const left = rows.slice(fits.length);
  const shared = [...input.cells.values()].filter((cell) => numbersOf([cell], input.alarms).length > 1);
  const hurt = new Set(shared.map((cell) => cell.site));
  return {
    columns: shown.map((site) => ({ id: site.id, name: site.name, hurt: hurt.has(site.id) })),
    rows: fits,
    hiddenSites: rest.length,
    hidden: left.length === 0 ? null : { rows: left.length, worst: worst(left.map((row) => row.worst)) },
  };
}

/** Service restored, cause not confirmed: the incident stays on the wall. */
export function isCauseOpen(incident: Incident): boolean {
  return incident.service.state === 'restored' && incident.cause.state !== 'confirmed';
}

function toCell(cell: Cell | undefined, alarms: ReadonlyMap<string, Alarm>): ImpactCell | null {
  return cell === undefined ? null : { state: cell.state, since: cell.since, roots: numbersOf([cell], alarms) };
}

function sumCells(cells: readonly Cell[], alarms: ReadonlyMap<string, Alarm>): ImpactCell | null {
  if (cells.length === 0) return null;
  const state = worst(cells.map((cell) => cell.state));
  return { state, since: earliest(cells, state), roots: numbersOf(cells, alarms) };
}

function earliest(cells: readonly Cell[], state: State): number {
  return Math.min(...cells.filter((cell) => cell.state === state).map((cell) => cell.since));
}

function numbersOf(cells: readonly Cell[], alarms: ReadonlyMap<string, Alarm>): number[] {
  const numbers = new Set(cells.flatMap((cell) => cell.alarms.map((id) => alarms.get(id)?.number ?? 0)));
  numbers.delete(0);
  return [...numbers].toSorted((a, b) => a - b);
}

function countStates(cells: readonly Cell[]): Record<State, number> {
  const counts: Record<State, number> = { ok: 0, degraded: 0, down: 0, unknown: 0 };
  for (const cell of cells) counts[cell.state] += 1;
  return counts;
}
