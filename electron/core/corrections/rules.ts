import { type Result, refuse, succeed } from '../../contract/errors.ts';
import type { Correction } from '../../contract/models/correction.ts';
import type { Entry } from '../log/kinds.ts';

/**
 * The text of an entry that people can correct: what they typed themselves. Undefined for what the console saw or did, for
 * facts without words (a confirmation, an acknowledgement) and for corrections, which are corrected at their entry.
 */
export function correctableText(entry: Entry): string | undefined {
  if (!('person' in entry.actor)) return undefined;
  switch (entry.kind) {
    case 'note.added':
    case 'swap.noted':
    case 'action.added':
      return entry.data.text;
    case 'incident.service':
    case 'incident.cause':
      return entry.data.text === '' ? undefined : entry.data.text;
    case 'action.finished':
      return entry.data.outcome === '' ? undefined : entry.data.outcome;
    case 'incident.declared':
      return entry.data.title;
    case 'incident.judged':
      return entry.data.because;
    case 'swap.aborted':
      return entry.data.reason;
    default:
      return undefined;
  }
}

/** Kinds whose text names a thing in lists: it can be put right but not taken back, and stays short. */
const names: readonly string[] = ['incident.declared', 'action.added'];
const longestName = 200;

/** Checks that an entry may be corrected (with this text) or, without a text, taken back. Answers its text so far. */
export function checkCorrection(
  seq: number,
  entry: Entry | undefined,
  before: Correction | undefined,
  text: string | undefined,
): Result<string> {
  if (entry === undefined) {
    return refuse('not-found', `The log has no entry ${seq}. Nothing was recorded.`, 'Choose an entry of the log.', {
      seq,
    });
  }
  const original = correctableText(entry);
  if (original === undefined) {
    return refuse(
      'not-allowed',
      `Entry ${seq} holds no text of a person: facts of the console stay as they are. Nothing was recorded.`,
      'Add a note to the incident and say there what is wrong.',
      { seq },
    );
  }
  if (before?.retracted === true) {
    return refuse(
      'conflict',
      `Entry ${seq} was already taken back by ${before.by}. Nothing was recorded.`,
      'Add a new note if there is more to say.',
      { seq, by: before.by, at: before.at },
    );
  }
  if (names.includes(entry.kind) && text === undefined) {
    return refuse(
      'not-allowed',
      `Entry ${seq} names an incident or an action and cannot be taken back. Nothing was recorded.`,
      'Correct its text instead.',
      { seq },
    );
  }
  if (names.includes(entry.kind) && text !== undefined && text.length > longestName) {
    return refuse(
      'invalid-input',
      `The text is longer than ${longestName} characters, which a title must not be. Nothing was recorded.`,
      'Shorten it and send it again.',
      { field: 'text' },
    );
  }
  const current = before?.text ?? original;
  if (text !== undefined && text === current) {
    return refuse('conflict', `Entry ${seq} says exactly this already. Nothing was recorded.`, 'Change the text.', {
      seq,
    });
  }
  return succeed(current);
}
