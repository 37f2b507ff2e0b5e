import { useMemo } from 'react';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import { useLocalized, useText } from '../../i18n/react.ts';
import { Matrix, type MatrixCell } from '../../parts/matrix.tsx';
import { usePlant, useRowMap, useRows } from '../../stores/react.ts';
import { useFreshness } from '../use-age.ts';
import { type GroupCount, type ImpactRow, impactOf } from './impact.ts';
import { Section } from './section.tsx';

/** What citizens notice: the incident's services at their sites, live. Without fresh data every cell is unknown. */
export function ImpactPanel({ incident }: { incident: Incident }) {
  const text = useText();
  const localized = useLocalized();
  const serviceRows = useRowMap('service');
  const sites = useRows('site');
  const cells = useRows('cell');
  const groups = usePlant()?.siteGroups;
  const unknown = useFreshness().unknown;
  const impact = useMemo(
    () => impactOf({ services: incident.services, serviceRows, sites, groups: groups ?? [], cells }),
    [incident.services, serviceRows, sites, groups, cells],
  );

  const words = (count: GroupCount) => {
    const name = count.group === undefined ? text.incidents.otherSites : localized(count.group.name);
    return count.hurt === 0
      ? text.incidents.allSites(count.all, name)
      : text.incidents.ofSites(count.hurt, count.all, name, text.states.inline[count.state]);
  };
  const tile = (mark: MatrixCell['mark'], word: string): MatrixCell =>
    unknown ? { mark: 'unknown', word: text.states.cell.unknown } : { mark, word };
  const wide = (row: ImpactRow) =>
    row.cells.every((cell) => cell === null) ? tile(row.state, row.groups.map(words).join(', ')) : undefined;
  const hasLast = impact.rows.some((row) => wide(row) === undefined && row.groups.length > 0);

  return (
    <Section className="area-impact" title={text.incidents.citizens} aside={useSummary(incident, impact, unknown)}>
      {impact.rows.length === 0 ? (
        <p className="sub">{text.incidents.noServices}</p>
      ) : (
        <Matrix
          label={text.incidents.citizens}
          corner=""
          columns={impact.columns.map((site) => ({ id: site.id, name: localized(site.name) }))}
          rows={impact.rows.map((row) => ({
            id: row.service.id,
            name: localized(row.service.name),
            cells: row.cells.map((cell) => (cell === null ? null : tile(cell.state, text.states.cell[cell.state]))),
            wide: wide(row),
            last: row.groups.map(words).join(', '),
          }))}
          last={hasLast ? text.incidents.otherSites : undefined}
        />
      )}
    </Section>
  );
}

function useSummary(incident: Incident, impact: ReturnType<typeof impactOf>, unknown: boolean): string {
  const text = useText();
  if (unknown) return text.states.unknownStale;
  if (impact.all === 0) return '';
  const cells =
    impact.hurt === 0
      ? text.incidents.cellsFine(impact.all)
      : text.incidents.cells(impact.hurt, impact.all, text.states.inline[impact.state]);
  if (incident.service.state === 'restored') return cells;
  return `${cells}, ${incident.service.state === 'down' ? text.incidents.noWorkaround : text.incidents.workaround}`;
}
