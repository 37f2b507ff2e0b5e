import { causeTrack, type Incident, type Judgement, serviceTrack } from '../../contract/models/incident.ts';
import type { Entry } from '../log/kinds.ts';
import type { Folds } from '../noun.ts';
import type { ReadTables, Tables } from '../tables.ts';
import { author } from './author.ts';

/** How entries about incidents become rows of `incident`, and links on rows of `alarm`. */
export const incidentFolds: Folds = {
  'incident.declared': (entry, tables) => {
    const id = entry.subject.slice('incident/'.length);
    const by = author(entry.actor);
    const since = Date.parse(entry.data.since);
    tables.set('incident', id, {
      id,
      version: entry.seq,
      title: entry.data.title,
      lead: by,
      since,
      declaredAt: entry.at,
      declaredBy: by,
      alarms: entry.data.alarms,
      components: entry.data.components,
      services: entry.data.services,
      service: { state: 'down', reached: { down: { at: since, by, text: '' } } },
      cause: { state: 'unknown', reached: { unknown: { at: since, by, text: '' } } },
      judgements: [],
    });
    for (const name of entry.data.alarms) {
      const alarm = tables.get('alarm', name);
      if (alarm !== undefined) tables.set('alarm', name, { ...alarm, incident: id });
    }
  },

  'incident.service': (entry, tables) =>
    change(entry, tables, (incident) => ({
      service: {
        state: entry.data.state,
        reached: reach(serviceTrack, incident.service.reached, entry.data.state, milestone(entry, entry.data.text)),
      },
    })),

  'incident.cause': (entry, tables) =>
    change(entry, tables, (incident) => ({
      cause: {
        state: entry.data.state,
        reached: reach(causeTrack, incident.cause.reached, entry.data.state, milestone(entry, entry.data.text)),
      },
    })),

  'incident.judged': (entry, tables) => {
    const id = entry.subject.slice('incident/'.length);
    const judgement: Judgement = {
      incident: entry.data.other,
      verdict: entry.data.verdict,
      because: entry.data.because,
      by: author(entry.actor),
      at: entry.at,
    };
    change(entry, tables, (incident) => ({ judgements: judge(incident, judgement) }));
    const other = tables.get('incident', entry.data.other);
    if (other === undefined) return;
    tables.set('incident', other.id, { ...other, judgements: judge(other, { ...judgement, incident: id }) });
  },

  'incident.closed': (entry, tables) =>
    change(entry, tables, () => ({ closed: { at: entry.at, by: author(entry.actor) } })),

  'note.added': (entry, tables) => change(entry, tables, () => ({})),

  /** A root of an open incident that fails again belongs to that incident. */
  'alarm.raised': (entry, tables) => {
    const incident = openIncidentOf(tables, entry.data.component);
    const alarm = entry.subject.slice('alarm/'.length);
    if (incident === undefined || incident.alarms.includes(alarm)) return;
    tables.set('incident', incident.id, { ...incident, alarms: [...incident.alarms, alarm] });
  },
};

/** The newest open incident that names this component, if there is one. */
export function openIncidentOf(tables: ReadTables, component: string): Incident | undefined {
  return tables
    .all('incident')
    .findLast((incident) => incident.closed === undefined && incident.components.includes(component));
}

function change(entry: Entry, tables: Tables, fields: (incident: Incident) => Partial<Incident>): void {
  const incident = tables.get('incident', entry.subject.slice('incident/'.length));
  if (incident === undefined) return;
  tables.set('incident', incident.id, { ...incident, ...fields(incident), version: entry.seq });
}

function milestone(entry: Entry, text: string) {
  return { at: entry.happenedAt ?? entry.at, by: author(entry.actor), text };
}

type Reached = Incident['service']['reached'];

/** Going back takes back the milestones behind: the row tells how things stand, the log how they went. */
function reach(order: readonly string[], reached: Reached, state: string, now: Reached[string]): Reached {
  const kept = Object.entries(reached).filter(([name]) => order.indexOf(name) < order.indexOf(state));
  return { ...Object.fromEntries(kept), [state]: now };
}

/** One judgement for each other incident: the newest. */
function judge(incident: Incident, judgement: Judgement): Judgement[] {
  return [...incident.judgements.filter((one) => one.incident !== judgement.incident), judgement];
}
