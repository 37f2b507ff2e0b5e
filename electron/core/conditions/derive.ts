import { isDeepStrictEqual } from 'node:util';
import { cellId } from '../../contract/collections.ts';
import type { Alarm } from '../../contract/models/alarm.ts';
import type { Cell, Condition, Reason } from '../../contract/models/condition.ts';
import type { RootGroup } from '../alarms/rules.ts';
import type { Analysis } from '../impact/analyse.ts';
import type { Tables } from '../tables.ts';

const recovering: Reason = { code: 'recovering', detail: '' };

/** Puts an analysis into the rows that screens see. Rows that stay equal stay the same object and are not sent. */
export function showAnalysis(analysis: Analysis, tables: Tables, now: number): void {
  const alarms = new Map(
    tables
      .all('alarm')
      .filter(({ life }) => life !== 'returned')
      .map((alarm) => [alarm.component, alarm]),
  );
  const swaps = new Map(
    tables
      .all('swap')
      .filter(({ status }) => status === 'running')
      .map(({ component, id }) => [component, id]),
  );
  tables.replace(
    'condition',
    keepEqual(conditions(analysis, alarms, swaps), (id) => tables.get('condition', id)),
  );
  tables.replace(
    'cell',
    keepEqual(cells(analysis, alarms, tables, now), (id) => tables.get('cell', id)),
  );
}

/**
 * The roots of an analysis as alarms see them. A root that is well again stands for what still recovers from it, and one
 * of which nothing is known now stands as it was: an alarm returns when its cause is seen to be gone, not unseen.
 */
export function rootGroups(analysis: Analysis, tables: Tables): RootGroup[] {
  const unseen = tables
    .all('alarm')
    .filter(({ component, life }) => life !== 'returned' && analysis.effective.get(component)?.state === 'unknown')
    .filter(({ component }) => !analysis.consequences.has(component));
  return [...unseen, ...presentRoots(analysis, tables)];
}

function presentRoots(analysis: Analysis, tables: Tables): RootGroup[] {
  return [...analysis.consequences].flatMap(([id, consequences]) => {
    const component = tables.get('component', id);
    const root = analysis.effective.get(id);
    if (component === undefined || root === undefined) return [];
    const well = root.state === 'ok' || root.state === 'unknown';
    return [
      {
        component: id,
        name: component.name,
        state: well ? ('degraded' as const) : root.state,
        reason: well ? recovering : root.reason,
        priority: component.priority,
        since: root.onset,
        consequences,
      },
    ];
  });
}

function conditions(
  { effective, explanation }: Analysis,
  alarms: ReadonlyMap<string, Alarm>,
  swaps: ReadonlyMap<string, string>,
): Map<string, Condition> {
  const rows = new Map<string, Condition>();
  for (const [component, { state, observed, since, reason }] of effective) {
    const roots = explanation.get(component) ?? [];
    const alarm = alarms.get(roots[0] ?? '')?.id;
    const swap = swaps.get(component);
    rows.set(component, {
      component,
      state,
      observed,
      since,
      reason,
      role: roots.length === 0 ? 'normal' : roots.includes(component) ? 'root' : 'consequence',
      ...(alarm === undefined ? {} : { alarm }),
      ...(swap === undefined ? {} : { swap }),
    });
  }
  return rows;
}

function cells(analysis: Analysis, alarms: ReadonlyMap<string, Alarm>, tables: Tables, now: number): Map<string, Cell> {
  const rows = new Map<string, Cell>();
  const hurts = (alarm: Alarm) => analysis.consequences.get(alarm.component)?.cells ?? 0;
  for (const { service, site, state, since, roots } of analysis.cells) {
    const id = cellId(service, site);
    const before = tables.get('cell', id);
    const mine = roots.map((root) => alarms.get(root)).filter((alarm) => alarm !== undefined);
    mine.sort((a, b) => hurts(b) - hurts(a) || a.since - b.since);
    rows.set(id, {
      service,
      site,
      state,
      since: since ?? (before?.state === state ? before.since : now),
      alarms: mine.map((alarm) => alarm.id),
    });
  }
  return rows;
}

function keepEqual<Row extends object>(
  rows: Map<string, Row>,
  current: (id: string) => Row | undefined,
): Map<string, Row> {
  for (const [id, row] of rows) {
    const before = current(id);
    if (before !== undefined && isDeepStrictEqual(before, row)) rows.set(id, before);
  }
  return rows;
}
