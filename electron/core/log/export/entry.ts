import type { StoredRow } from './source.ts';

/** What an export looks at in a body. Read without judging: what is not there is empty, and nothing is thrown. */
export interface ExportedEntry {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  happenedAt: string;
  kind: string;
  subject: string;
  actor: { person: string; name: string; desk: string; system: string };
  data: Readonly<Record<string, unknown>>;
}

/** Reads a stored body. An entry of a kind that this version does not know is exported like any other. */
export function readEntry(row: Pick<StoredRow, 'seq' | 'body'>): ExportedEntry {
  const body = record(parsed(row.body));
  const actor = record(body['actor']);
  return {
    seq: row.seq,
    at: text(body['at']),
    happenedAt: text(body['happenedAt']),
    kind: text(body['kind']),
    subject: text(body['subject']),
    actor: {
      person: text(actor['person']),
      name: text(actor['name']),
      desk: text(actor['desk']),
      system: text(actor['system']),
    },
    data: record(body['data']),
  };
}

/** Fields that hold what somebody wrote, in the order in which they are looked for. */
export const wordFields = ['text', 'title', 'because', 'outcome', 'reason'] as const;

/** What somebody wrote in this entry; empty where it holds no words of people. */
export function wordsIn(entry: ExportedEntry): string {
  for (const field of wordFields) {
    const value = entry.data[field];
    if (typeof value === 'string') return value;
  }
  return '';
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
