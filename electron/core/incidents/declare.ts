import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Alarm } from '../../contract/models/alarm.ts';
import type { Handler } from '../noun.ts';
import type { ReadTables } from '../tables.ts';
import { dayCode } from './calendar.ts';
import { checkHappened, nextId } from './rules.ts';

/** Declares an incident, from an alarm group or from nothing. Its lead is whoever declares it. */
export const declareIncident: Handler<'incident.declare'> = (input, { tables, now, actor }) => {
  const happened = checkHappened(input.happenedAt, now);
  if (!happened.ok) return happened;
  const alarm = findAlarm(tables, input.alarm);
  if (!alarm.ok) return alarm;
  const missing =
    input.components.find((id) => tables.get('component', id) === undefined) ??
    input.services.find((id) => tables.get('service', id) === undefined);
  if (missing !== undefined) {
    return refuse(
      'not-found',
      `The plant has no component or service '${missing}'. No incident was declared.`,
      'Choose one that the plant names.',
      { id: missing },
    );
  }
  const id = nextId(
    `INC-${dayCode(tables, now)}`,
    tables.all('incident').map((row) => row.id),
  );
  const subject = `incident/${id}`;
  const since = input.happenedAt ?? alarm.value?.since ?? now;
  return succeed({
    subject,
    expected: { stream: subject, seq: 0 },
    entries: [
      {
        kind: 'incident.declared',
        subject,
        actor,
        happenedAt: input.happenedAt,
        data: {
          title: input.title,
          alarms: alarm.value === undefined ? [] : [alarm.value.id],
          components: unique([...(alarm.value === undefined ? [] : [alarm.value.component]), ...input.components]),
          services: unique([...hurtServices(tables, alarm.value?.id), ...input.services]),
          since: new Date(since).toISOString(),
        },
      },
    ],
  });
};

function findAlarm(tables: ReadTables, id: string | undefined): Result<Alarm | undefined> {
  if (id === undefined) return succeed(undefined);
  const alarm = tables.get('alarm', id);
  if (alarm === undefined) {
    return refuse(
      'not-found',
      `There is no open alarm '${id}': it may have returned meanwhile. No incident was declared.`,
      'Declare the incident without it, or choose another alarm.',
      { alarm: id },
    );
  }
  const incident = alarm.incident === undefined ? undefined : tables.get('incident', alarm.incident);
  if (incident !== undefined && incident.closed === undefined) {
    return refuse(
      'conflict',
      `This alarm already belongs to ${incident.id}, declared by ${incident.declaredBy}. No second incident was declared.`,
      `Open ${incident.id} and work there.`,
      { alarm: id, incident: incident.id, by: incident.declaredBy, at: incident.declaredAt },
    );
  }
  return succeed(alarm);
}

/** Services with a cell that this alarm hurts, in the plant's order. */
function hurtServices(tables: ReadTables, alarm: string | undefined): string[] {
  if (alarm === undefined) return [];
  return tables
    .all('cell')
    .filter((cell) => cell.alarms.includes(alarm))
    .map((cell) => cell.service);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
