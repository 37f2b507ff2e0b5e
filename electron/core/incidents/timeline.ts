import type { ReadTables } from '../tables.ts';

/**
 * The streams that together are an incident's history: its own, its actions', its alarms' (closed ones too), its swaps'
 * and its components'. Empty for an incident that does not exist.
 */
export function timelineSubjects(tables: ReadTables, incidentId: string): string[] {
  const incident = tables.get('incident', incidentId);
  if (incident === undefined) return [];
  const actions = tables.all('action').filter((action) => action.incident === incidentId);
  const swaps = tables.all('swap').filter((swap) => swap.incident === incidentId);
  return [
    `incident/${incidentId}`,
    ...actions.map((action) => `action/${action.id}`),
    ...incident.alarms.map((alarm) => `alarm/${alarm}`),
    ...swaps.map((swap) => `swap/${swap.id}`),
    ...incident.components.map((component) => `component/${component}`),
  ];
}
