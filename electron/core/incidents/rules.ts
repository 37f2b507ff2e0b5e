import { type Result, refuse, succeed } from '../../contract/errors.ts';
import { type Action, causeTrack, type Incident, serviceTrack } from '../../contract/models/incident.ts';

export type TrackName = 'service' | 'cause';

/** How far from now a due time may lie, in milliseconds: ten years of 365 days. Further away is a typing error. */
export const furthestDueMs = 10 * 365 * 24 * 3_600_000;

/**
 * The next free id `PREFIX-NN`: one more than the highest NN in use, at least two digits. Numbers are not reused, so an
 * id in an old note never points at something else.
 */
export function nextId(prefix: string, taken: Iterable<string>): string {
  let highest = 0;
  for (const id of taken) {
    if (!id.startsWith(`${prefix}-`)) continue;
    const rest = id.slice(prefix.length + 1);
    if (/^\d+$/.test(rest)) highest = Math.max(highest, Number.parseInt(rest, 10));
  }
  return `${prefix}-${String(highest + 1).padStart(2, '0')}`;
}

/** The prefix of an incident's actions: `INC-2019-0924-01` gives `ACT-2019-0924-01`. */
export function actionPrefix(incident: string): string {
  return `ACT-${incident.replace(/^INC-/, '')}`;
}

/** Refuses a moment that has not come yet; `undefined` means now and is always fine. Instants are epoch ms. */
export function checkHappened(happenedAt: number | undefined, now: number, notBefore = 0): Result<null> {
  if (happenedAt === undefined) return succeed(null);
  if (happenedAt > now) {
    return refuse(
      'invalid-input',
      'The time given lies in the future. Nothing was recorded.',
      'Give the time at which it happened, at the latest now.',
      { field: 'happenedAt', happenedAt, now },
    );
  }
  if (happenedAt < notBefore) {
    return refuse(
      'invalid-input',
      'The time given lies before the incident began. Nothing was recorded.',
      'Check the date and the time.',
      { field: 'happenedAt', happenedAt, since: notBefore },
    );
  }
  return succeed(null);
}

/** Refuses a due time that is more than ten years away from now, in either direction. */
export function checkDue(due: number | undefined, now: number): Result<null> {
  if (due === undefined || Math.abs(due - now) <= furthestDueMs) return succeed(null);
  return refuse(
    'invalid-input',
    'The due time lies more than ten years away. Nothing was recorded.',
    'Check the year of the due time.',
    { field: 'due', due },
  );
}

/** Refuses changes to a closed incident. Notes and judgements stay allowed and do not ask. */
export function checkOpen(incident: Incident): Result<null> {
  if (incident.closed === undefined) return succeed(null);
  return refuse(
    'conflict',
    `${incident.id} was closed by ${incident.closed.by}. It was not changed.`,
    'Add a note to it, or declare a new incident.',
    { incident: incident.id, by: incident.closed.by, at: incident.closed.at },
  );
}

/**
 * Decides whether a track may go to `state`. Forward is free, steps may be left out; back needs a text that says why; a
 * confirmed cause needs the text that names it. The state that it already has is a conflict.
 */
export function checkTrack(incident: Incident, track: TrackName, state: string, text: string): Result<null> {
  const order: readonly string[] = track === 'service' ? serviceTrack : causeTrack;
  const current = incident[track];
  if (current.state === state) {
    const reached = current.reached[state];
    return refuse(
      'conflict',
      `The ${track} of ${incident.id} is already '${state}'${reached === undefined ? '' : `, set by ${reached.by}`}. Nothing was changed.`,
      'Choose another state, or add a note.',
      { track, state, ...(reached === undefined ? {} : { by: reached.by, at: reached.at }) },
    );
  }
  if (text.trim() !== '') return succeed(null);
  if (order.indexOf(state) < order.indexOf(current.state)) {
    return refuse(
      'invalid-input',
      `Going back from '${current.state}' to '${state}' needs a reason. Nothing was changed.`,
      'Write why it goes back.',
      { field: 'text', track, state },
    );
  }
  if (state === 'confirmed') {
    return refuse(
      'invalid-input',
      'A confirmed cause needs words. Nothing was changed.',
      'Write what the cause is and how it was established.',
      { field: 'text', track, state },
    );
  }
  return succeed(null);
}

/** Refuses to close while the service is not restored or the cause not confirmed, and names what is missing. */
export function checkClose(incident: Incident): Result<null> {
  const open = checkOpen(incident);
  if (!open.ok) return open;
  const service = incident.service.state === 'restored';
  const cause = incident.cause.state === 'confirmed';
  if (service && cause) return succeed(null);
  const missing = service ? 'cause' : cause ? 'service' : 'both';
  const what = {
    service: `the service is '${incident.service.state}', not 'restored'`,
    cause: `the cause is '${incident.cause.state}', not 'confirmed'`,
    both: `the service is '${incident.service.state}', not 'restored', and the cause is '${incident.cause.state}', not 'confirmed'`,
  }[missing];
  return refuse(
    'gate-closed',
    `${incident.id} stays open: ${what}. Nothing was changed.`,
    missing === 'cause'
      ? 'Confirm the cause, then close.'
      : missing === 'service'
        ? 'Restore the service, then close.'
        : 'Restore the service and confirm the cause, then close.',
    { incident: incident.id, missing },
  );
}

/** Refuses a second start, naming who started and when (`when` is the sentence's form of that time). */
export function checkStart(action: Action, when: (at: number) => string): Result<null> {
  const finished = checkFinish(action, when);
  if (!finished.ok) return finished;
  if (action.started === undefined) return succeed(null);
  const { by, at } = action.started;
  return refuse(
    'conflict',
    `${action.id} was already started by ${by} at ${when(at)}. Nothing was changed.`,
    'Finish it when it is done.',
    { action: action.id, by, at },
  );
}

/** Refuses a second finish, naming who finished and when. */
export function checkFinish(action: Action, when: (at: number) => string): Result<null> {
  if (action.finished === undefined) return succeed(null);
  const { by, at } = action.finished;
  return refuse(
    'conflict',
    `${action.id} was already finished by ${by} at ${when(at)}. Nothing was changed.`,
    'Add a note if there is more to say.',
    { action: action.id, by, at },
  );
}
