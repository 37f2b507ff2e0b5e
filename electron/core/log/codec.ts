import { z } from 'zod';
import { actorSchema, type LogEntry } from '../../contract/models/entry.ts';
import { type Draft, type Entry, type EntryKind, entryKinds } from './kinds.ts';

const bodySchema = z.object({
  at: z.iso.datetime(),
  happenedAt: z.iso.datetime().optional(),
  kind: z.string().refine((kind): kind is EntryKind => Object.hasOwn(entryKinds, kind)),
  subject: z.string(),
  actor: actorSchema,
  data: z.unknown(),
});

/** A row of the entry table, with its hash in hex. */
export interface StoredEntry {
  seq: number;
  body: string;
  hash: string;
}

/** The draft with its data as the schema of its kind has it. Throws where the data does not fit. */
export function checkDraft(draft: Draft): Draft {
  return { ...draft, data: entryKinds[draft.kind].parse(draft.data) } as Draft;
}

/** The text that is stored and hashed for a checked entry written at `at` (milliseconds, UTC). */
export function encodeBody(draft: Draft, at: number): string {
  return JSON.stringify({
    at: writtenAt(at),
    ...(draft.happenedAt === undefined ? {} : { happenedAt: new Date(draft.happenedAt).toISOString() }),
    kind: draft.kind,
    subject: draft.subject,
    actor: draft.actor,
    data: draft.data,
  });
}

let last = { at: Number.NaN, text: '' };

/** The time of writing as text. Entries of a storm share it, and making it costs as much as the rest of the text. */
function writtenAt(at: number): string {
  if (at !== last.at) last = { at, text: new Date(at).toISOString() };
  return last.text;
}

/** Reads a stored row back. Throws with the seq when the text is not an entry that this version knows. */
export function decodeEntry(stored: StoredEntry): Entry {
  try {
    const body = bodySchema.parse(JSON.parse(stored.body));
    return {
      seq: stored.seq,
      at: Date.parse(body.at),
      hash: stored.hash,
      kind: body.kind,
      subject: body.subject,
      actor: body.actor,
      data: entryKinds[body.kind as EntryKind].parse(body.data),
      ...(body.happenedAt === undefined ? {} : { happenedAt: Date.parse(body.happenedAt) }),
    } as Entry;
  } catch (cause) {
    throw new Error(`log entry ${stored.seq} cannot be read`, { cause });
  }
}

/** The form in which an entry leaves the core. */
export function publishEntry(entry: Entry): LogEntry {
  return {
    seq: entry.seq,
    at: new Date(entry.at).toISOString(),
    ...(entry.happenedAt === undefined ? {} : { happenedAt: new Date(entry.happenedAt).toISOString() }),
    actor: entry.actor,
    kind: entry.kind,
    subject: entry.subject,
    data: entry.data,
    hash: entry.hash,
  };
}
