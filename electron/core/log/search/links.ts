import type { Entry } from '../kinds.ts';

/** What an entry tells about what its stream is about, as pairs of subject and target: `alarm/A1` is about `component/X`. */
export function linksOf(entry: Entry): [subject: string, target: string][] {
  switch (entry.kind) {
    case 'alarm.raised':
      return [[entry.subject, `component/${entry.data.component}`]];
    case 'swap.opened':
      return [[entry.subject, `component/${entry.data.component}`], ...optional(entry.subject, entry.data.incident)];
    case 'action.added':
      return [[entry.subject, `incident/${entry.data.incident}`]];
    case 'incident.declared':
      return [
        ...entry.data.services.map((service): [string, string] => [entry.subject, `service/${service}`]),
        ...entry.data.alarms.map((alarm): [string, string] => [`alarm/${alarm}`, entry.subject]),
      ];
    case 'entry.corrected':
    case 'entry.retracted':
      return [[entry.subject, entry.data.target.subject]];
    default:
      return [];
  }
}

function optional(subject: string, incident: string | undefined): [string, string][] {
  return incident === undefined ? [] : [[subject, `incident/${incident}`]];
}
