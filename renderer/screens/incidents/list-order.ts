import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';

/** What the list of incidents shows, in its order. */
export interface ListGroups {
  /** Alarms that belong to no open incident: unacknowledged first, then by priority, then the older. */
  alarms: Alarm[];
  open: Incident[];
  causeOpen: Incident[];
  closed: Incident[];
}

/** Sorts incidents into open, restored with the cause still open, and closed; newest first. */
export function groupIncidents(incidents: readonly Incident[], alarms: readonly Alarm[]): ListGroups {
  const active = new Set(incidents.filter((incident) => incident.closed === undefined).map((incident) => incident.id));
  const newest = incidents.toSorted((a, b) => b.since - a.since || b.declaredAt - a.declaredAt);
  const standing = newest.filter((incident) => incident.closed === undefined);
  const causeOpen = (incident: Incident) =>
    incident.service.state === 'restored' && incident.cause.state !== 'confirmed';
  return {
    alarms: alarms
      .filter((alarm) => alarm.incident === undefined || !active.has(alarm.incident))
      .toSorted(
        (a, b) =>
          Number(a.acknowledged !== undefined) - Number(b.acknowledged !== undefined) ||
          a.priority - b.priority ||
          a.since - b.since ||
          a.number - b.number,
      ),
    open: standing.filter((incident) => !causeOpen(incident)),
    causeOpen: standing.filter(causeOpen),
    closed: newest
      .filter((incident) => incident.closed !== undefined)
      .toSorted((a, b) => (b.closed?.at ?? 0) - (a.closed?.at ?? 0)),
  };
}
