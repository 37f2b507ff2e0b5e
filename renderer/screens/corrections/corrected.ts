import type { Correction } from '../../../electron/contract/models/correction.ts';
import type { LogEntry } from '../../../electron/contract/models/entry.ts';

/** Where an entry has the text that people can correct. */
const fields: Record<string, string> = {
  'note.added': 'text',
  'incident.declared': 'title',
  'incident.service': 'text',
  'incident.cause': 'text',
  'incident.judged': 'because',
  'action.added': 'text',
  'action.finished': 'outcome',
  'swap.noted': 'text',
  'swap.aborted': 'reason',
};

/** Kinds that name something: they can be corrected but not taken back. */
const kept = ['incident.declared', 'action.added'];

/** The text of an entry as it was written; undefined where people typed none. */
export function originalText(entry: LogEntry): string | undefined {
  const field = Object.hasOwn(fields, entry.kind) ? fields[entry.kind] : undefined;
  const text = field === undefined ? undefined : entry.data[field];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** What people can do about an entry. The core decides in the end; this says which buttons make sense. */
export function correctable(
  entry: LogEntry,
  correction: Correction | undefined,
): { correct: boolean; retract: boolean } {
  const open = 'person' in entry.actor && originalText(entry) !== undefined && correction?.retracted !== true;
  return { correct: open, retract: open && !kept.includes(entry.kind) };
}

/** The entry as it reads now: with the corrected text in place of the original. */
export function corrected(entry: LogEntry, correction: Correction | undefined): LogEntry {
  const field = Object.hasOwn(fields, entry.kind) ? fields[entry.kind] : undefined;
  if (field === undefined || correction?.text === undefined) return entry;
  return { ...entry, data: { ...entry.data, [field]: correction.text } };
}
