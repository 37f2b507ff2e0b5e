import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Incident } from '../../contract/models/incident.ts';
import type { Decision, Handlers } from '../noun.ts';
import type { ReadTables } from '../tables.ts';
import { declareIncident } from './declare.ts';
import { checkClose, checkHappened, checkOpen, checkTrack } from './rules.ts';

/** The commands on an incident itself. Each decides upon the version that it saw: a faster colleague is a conflict. */
export const incidentCommands: Handlers = {
  'incident.declare': declareIncident,

  'incident.set-service': (input, { tables, now, actor }) => {
    const found = changeable(tables, input.incident);
    if (!found.ok) return found;
    const incident = found.value;
    const checks = [
      checkHappened(input.happenedAt, now, incident.since),
      checkTrack(incident, 'service', input.state, input.text),
    ];
    for (const check of checks) if (!check.ok) return check;
    return decide(incident, {
      kind: 'incident.service',
      subject: `incident/${incident.id}`,
      actor,
      happenedAt: input.happenedAt,
      data: { state: input.state, text: input.text.trim() },
    });
  },

  'incident.set-cause': (input, { tables, now, actor }) => {
    const found = changeable(tables, input.incident);
    if (!found.ok) return found;
    const incident = found.value;
    const checks = [
      checkHappened(input.happenedAt, now, incident.since),
      checkTrack(incident, 'cause', input.state, input.text),
    ];
    for (const check of checks) if (!check.ok) return check;
    return decide(incident, {
      kind: 'incident.cause',
      subject: `incident/${incident.id}`,
      actor,
      happenedAt: input.happenedAt,
      data: { state: input.state, text: input.text.trim() },
    });
  },

  'incident.judge': (input, { tables, actor }) => {
    const found = findIncident(tables, input.incident);
    if (!found.ok) return found;
    const other = findIncident(tables, input.other);
    if (!other.ok) return other;
    if (input.incident === input.other) {
      return refuse(
        'invalid-input',
        'An incident cannot be judged against itself. Nothing was recorded.',
        'Choose the other incident.',
        { field: 'other', incident: input.incident },
      );
    }
    return decide(found.value, {
      kind: 'incident.judged',
      subject: `incident/${input.incident}`,
      actor,
      data: { other: input.other, verdict: input.verdict, because: input.because },
    });
  },

  'incident.close': (input, { tables, actor }) => {
    const found = findIncident(tables, input.incident);
    if (!found.ok) return found;
    const gate = checkClose(found.value);
    if (!gate.ok) return gate;
    return decide(found.value, { kind: 'incident.closed', subject: `incident/${input.incident}`, actor, data: {} });
  },

  'note.add': (input, { tables, now, actor }) => {
    const found = findIncident(tables, input.incident);
    if (!found.ok) return found;
    const happened = checkHappened(input.happenedAt, now);
    if (!happened.ok) return happened;
    const subject = `incident/${input.incident}`;
    // A note decides upon nothing, so it expects nothing: two people may write at the same moment and lose no word.
    return succeed({
      subject,
      entries: [{ kind: 'note.added', subject, actor, happenedAt: input.happenedAt, data: { text: input.text } }],
    });
  },
};

/** The incident of that id, or a refusal of kind not-found. */
export function findIncident(tables: ReadTables, id: string): Result<Incident> {
  const incident = tables.get('incident', id);
  if (incident !== undefined) return succeed(incident);
  return refuse('not-found', `There is no incident '${id}'. Nothing was recorded.`, 'Choose an incident of the list.', {
    incident: id,
  });
}

function changeable(tables: ReadTables, id: string): Result<Incident> {
  const found = findIncident(tables, id);
  if (!found.ok) return found;
  const open = checkOpen(found.value);
  return open.ok ? found : open;
}

function decide(incident: Incident, entry: Decision['entries'][number]): Result<Decision> {
  return succeed({
    subject: entry.subject,
    expected: { stream: entry.subject, seq: incident.version },
    entries: [entry],
  });
}
