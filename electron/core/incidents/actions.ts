import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Action } from '../../contract/models/incident.ts';
import type { Folds, Handlers } from '../noun.ts';
import type { ReadTables } from '../tables.ts';
import { author } from './author.ts';
import { spokenTime } from './calendar.ts';
import { findIncident } from './commands.ts';
import { actionPrefix, checkDue, checkFinish, checkOpen, checkStart, nextId } from './rules.ts';

/** The commands on actions. Work that was begun may be finished after its incident was closed; new work may not. */
export const actionCommands: Handlers = {
  'action.add': (input, { tables, now, actor }) => {
    const found = findIncident(tables, input.incident);
    if (!found.ok) return found;
    for (const check of [checkOpen(found.value), checkDue(input.due, now)]) if (!check.ok) return check;
    const id = nextId(
      actionPrefix(input.incident),
      tables.all('action').map((row) => row.id),
    );
    const subject = `action/${id}`;
    return succeed({
      subject,
      expected: { stream: subject, seq: 0 },
      entries: [
        {
          kind: 'action.added',
          subject,
          actor,
          data: {
            incident: input.incident,
            text: input.text,
            owner: input.owner,
            ...(input.due === undefined ? {} : { due: new Date(input.due).toISOString() }),
          },
        },
      ],
    });
  },

  'action.start': (input, { tables, actor }) => {
    const found = findAction(tables, input.action);
    if (!found.ok) return found;
    const free = checkStart(found.value, (at) => spokenTime(tables, at));
    if (!free.ok) return free;
    const subject = `action/${input.action}`;
    return succeed({ subject, entries: [{ kind: 'action.started', subject, actor, data: {} }] });
  },

  'action.finish': (input, { tables, actor }) => {
    const found = findAction(tables, input.action);
    if (!found.ok) return found;
    const free = checkFinish(found.value, (at) => spokenTime(tables, at));
    if (!free.ok) return free;
    const subject = `action/${input.action}`;
    return succeed({
      subject,
      entries: [
        ...(found.value.started === undefined ? [{ kind: 'action.started' as const, subject, actor, data: {} }] : []),
        { kind: 'action.finished', subject, actor, data: { outcome: input.outcome.trim() } },
      ],
    });
  },
};

/** How entries about actions become rows of `action`. A second start or finish in the log changes nothing. */
export const actionFolds: Folds = {
  'action.added': (entry, tables) => {
    const id = entry.subject.slice('action/'.length);
    const { due, ...data } = entry.data;
    tables.set('action', id, {
      id,
      ...data,
      ...(due === undefined ? {} : { due: Date.parse(due) }),
      addedAt: entry.at,
      addedBy: author(entry.actor),
    });
  },
  'action.started': (entry, tables) => {
    const action = tables.get('action', entry.subject.slice('action/'.length));
    if (action === undefined || action.started !== undefined) return;
    tables.set('action', action.id, { ...action, started: stamp(entry) });
  },
  'action.finished': (entry, tables) => {
    const action = tables.get('action', entry.subject.slice('action/'.length));
    if (action === undefined || action.finished !== undefined) return;
    tables.set('action', action.id, {
      ...action,
      started: action.started ?? stamp(entry),
      finished: { ...stamp(entry), outcome: entry.data.outcome },
    });
  },
};

function stamp(entry: { at: number; happenedAt?: number | undefined; actor: Parameters<typeof author>[0] }) {
  return { at: entry.happenedAt ?? entry.at, by: author(entry.actor) };
}

function findAction(tables: ReadTables, id: string): Result<Action> {
  const action = tables.get('action', id);
  if (action !== undefined) return succeed(action);
  return refuse('not-found', `There is no action '${id}'. Nothing was recorded.`, 'Choose an action of the list.', {
    action: id,
  });
}
