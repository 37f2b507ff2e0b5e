import { useMemo } from 'react';
import { age } from '../../i18n/format.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { Matrix, type MatrixCell, type MatrixRow } from '../../parts/matrix.tsx';
import { useClock, usePlant, useRowMap, useRows } from '../../stores/react.ts';
import { type Stale, useStale } from '../use-age.ts';
import { isActive } from '../verdict.ts';
import { type ImpactRow, layImpact } from './impact.ts';

/** Services by sites: who is hurt, in the citizens' terms. */
export function ImpactSection() {
  const text = useText();
  const localized = useLocalized();
  const format = useFormat();
  const stale = useStale();
  const services = useRows('service');
  const sites = useRows('site');
  const groups = usePlant()?.siteGroups;
  const cells = useRowMap('cell');
  const alarms = useRowMap('alarm');
  const incidents = useRows('incident');
  // Ages in cells are minutes: renewing them every 10 s is soon enough.
  const coarseNow = useClock((clock) => Math.floor(clock.now / 10_000) * 10_000);
  const impact = useMemo(
    () => layImpact({ services, sites, groups: groups ?? [], cells, alarms, incidents }),
    [services, sites, groups, cells, alarms, incidents],
  );
  if (impact.rows.length === 0) return <p className="wall-empty">{text.wall.noServices}</p>;

  const several = [...alarms.values()].filter(isActive).length > 1;
  const word = (state: MatrixCell['mark'], since: number) =>
    state === 'unknown' ? age(coarseNow - since) : text.states.cell[state];

  const toRow = (row: ImpactRow): MatrixRow => ({
    id: row.id,
    name: localized(row.name),
    hurt: stale === null && row.worst === 'down',
    cells: row.cells.map((cell): MatrixCell | null => {
      if (cell === null) return null;
      if (stale !== null) return unknownCell(stale);
      return {
        mark: cell.state,
        word: word(cell.state, cell.since),
        roots: several && cell.state !== 'ok' ? cell.roots.slice(0, 3) : undefined,
      };
    }),
    wide: row.summary === null ? undefined : summaryCell(row, row.summary),
    last: stale === null ? undefined : lastKnown(row),
  });

  const summaryCell = (row: ImpactRow, summary: NonNullable<ImpactRow['summary']>): MatrixCell => {
    const group = localized(summary.group);
    if (stale !== null) {
      return { mark: 'unknown', word: text.wall.summary.aged(summary.total, group, age(stale.ageMs)) };
    }
    const count = summary.counts[summary.worst];
    const state = summary.worst === 'unknown' ? text.states.word.unknown : text.states.cell[summary.worst];
    return {
      mark: summary.worst,
      word:
        count === summary.total
          ? text.wall.summary.all(state, count, group)
          : text.wall.summary.some(state, count, summary.total, group),
      aside: row.causeOpen ? { glyph: 'ring', text: text.wall.causeOpen } : undefined,
    };
  };

  const lastKnown = (row: ImpactRow): string => {
    const count = row.counts[row.worst];
    return `${count} ${text.states.cell[row.worst]}`;
  };

  const columns = impact.columns.map((site) => ({
    id: site.id,
    name: localized(site.name),
    hurt: several && stale === null && site.hurt,
  }));
  if (impact.hiddenSites > 0) {
    columns.push({ id: '+', name: text.wall.moreSites(impact.hiddenSites), hurt: false });
  }
  return (
    <>
      <Matrix
        label={text.wall.impact}
        corner={text.wall.service}
        columns={columns}
        rows={impact.rows.map(toRow)}
        last={stale === null ? undefined : text.wall.stale.last(lastSeen(stale, format.time, coarseNow))}
      />
      {impact.hidden !== null && (
        <p className={`more-services ${impact.hidden.worst}`}>
          <Glyph name={impact.hidden.worst} />
          {text.wall.moreServices(impact.hidden.rows)}: {text.states.inline[impact.hidden.worst]}
        </p>
      )}
    </>
  );
}

function unknownCell(stale: Stale): MatrixCell {
  return { mark: 'unknown', word: age(stale.ageMs) };
}

function lastSeen(stale: Stale, time: (at: number) => string, now: number): string {
  return time(stale.asOf ?? now);
}
