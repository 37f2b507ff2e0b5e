import type { Alarm } from '../../contract/models/alarm.ts';
import { author } from '../incidents/author.ts';
import { openIncidentOf } from '../incidents/views.ts';
import type { Entry } from '../log/kinds.ts';
import type { Folds } from '../noun.ts';
import type { Tables } from '../tables.ts';

/** The life of an alarm after ISA-18.2. An alarm that is both acknowledged and returned leaves the table. */
export const alarmFolds: Folds = {
  'alarm.raised': (entry, tables) => {
    const id = entry.subject.slice('alarm/'.length);
    const incident = openIncidentOf(tables, entry.data.component);
    tables.set('alarm', id, {
      id,
      number: entry.data.number,
      component: entry.data.component,
      name: entry.data.name,
      state: entry.data.state,
      reason: entry.data.reason,
      priority: entry.data.priority,
      life: 'unacknowledged',
      since: Date.parse(entry.data.since),
      raisedAt: entry.at,
      ...(incident === undefined ? {} : { incident: incident.id }),
      consequences: { components: 0, cells: 0, services: 0, sites: 0 },
    });
  },

  'alarm.changed': (entry, tables) => {
    const alarm = find(entry, tables);
    if (alarm === undefined) return;
    const { returnedAt: _, ...rest } = alarm;
    const life = alarm.life === 'returned' ? 'unacknowledged' : alarm.life;
    tables.set('alarm', alarm.id, { ...rest, life, state: entry.data.state, reason: entry.data.reason });
  },

  'alarm.grouped': (entry, tables) => {
    const alarm = find(entry, tables);
    if (alarm !== undefined) tables.set('alarm', alarm.id, { ...alarm, consequences: entry.data });
  },

  'alarm.acknowledged': (entry, tables) => {
    const alarm = find(entry, tables);
    if (alarm === undefined || alarm.life === 'acknowledged') return;
    if (alarm.life === 'returned') {
      tables.delete('alarm', alarm.id);
      return;
    }
    const acknowledged = { by: author(entry.actor), at: entry.at };
    tables.set('alarm', alarm.id, { ...alarm, life: 'acknowledged', acknowledged });
  },

  'alarm.absorbed': (entry, tables) => {
    tables.delete('alarm', entry.subject.slice('alarm/'.length));
  },

  'alarm.returned': (entry, tables) => {
    const alarm = find(entry, tables);
    if (alarm === undefined || alarm.life === 'returned') return;
    if (alarm.life === 'acknowledged') {
      tables.delete('alarm', alarm.id);
      return;
    }
    tables.set('alarm', alarm.id, { ...alarm, life: 'returned', returnedAt: entry.at });
  },
};

function find(entry: Entry, tables: Tables): Alarm | undefined {
  return tables.get('alarm', entry.subject.slice('alarm/'.length));
}
