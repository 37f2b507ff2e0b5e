import { type Result, succeed } from '../../contract/errors.ts';
import type { Correction } from '../../contract/models/correction.ts';
import { author } from '../incidents/author.ts';
import type { Draft, Entry, EntryOf } from '../log/kinds.ts';
import type { CommandContext, Decision, Noun } from '../noun.ts';
import type { Tables } from '../tables.ts';
import { checkCorrection } from './rules.ts';

/** Corrections of what people wrote. Nothing is edited: a correction is an entry that refers to the earlier one. */
export function createCorrectionsNoun(readEntry: (seq: number) => Entry | undefined): Noun {
  const decide = (
    { seq, text, reason }: { seq: number; text?: string; reason: string },
    { tables, actor }: CommandContext,
  ): Result<Decision> => {
    const entry = readEntry(seq);
    const before = tables.get('correction', String(seq));
    const checked = checkCorrection(seq, entry, before, text);
    if (!checked.ok) return checked;
    const subject = `entry/${seq}`;
    const target = { kind: entry?.kind ?? '', subject: entry?.subject ?? '' };
    const draft: Draft =
      text === undefined
        ? { kind: 'entry.retracted', subject, actor, data: { seq, reason, target } }
        : { kind: 'entry.corrected', subject, actor, data: { seq, text, reason, target } };
    return succeed({ subject, expected: { stream: subject, seq: before?.version ?? 0 }, entries: [draft] });
  };
  return {
    name: 'corrections',
    commands: { 'entry.correct': decide, 'entry.retract': decide },
    folds: {
      'entry.corrected': (entry, tables) => {
        remember(entry, tables, { text: entry.data.text, retracted: false });
        rename(entry, tables);
      },
      'entry.retracted': (entry, tables) => {
        const before = tables.get('correction', String(entry.data.seq));
        remember(entry, tables, { ...(before?.text === undefined ? {} : { text: before.text }), retracted: true });
      },
    },
  };
}

function remember(
  entry: EntryOf<'entry.corrected' | 'entry.retracted'>,
  tables: Tables,
  said: Pick<Correction, 'text' | 'retracted'>,
): void {
  const id = String(entry.data.seq);
  tables.set('correction', id, {
    id,
    version: entry.seq,
    ...said,
    reason: entry.data.reason,
    by: author(entry.actor),
    at: entry.at,
  });
}

/** Rows that are called by the text follow it: the title of an incident, the text and the outcome of an action. */
function rename({ data }: EntryOf<'entry.corrected'>, tables: Tables): void {
  const id = data.target.subject.slice(data.target.subject.indexOf('/') + 1);
  const incident = data.target.kind === 'incident.declared' ? tables.get('incident', id) : undefined;
  if (incident !== undefined) tables.set('incident', id, { ...incident, title: data.text });
  const action = tables.get('action', id);
  if (action === undefined) return;
  if (data.target.kind === 'action.added') tables.set('action', id, { ...action, text: data.text });
  if (data.target.kind === 'action.finished' && action.finished !== undefined) {
    tables.set('action', id, { ...action, finished: { ...action.finished, outcome: data.text } });
  }
}
