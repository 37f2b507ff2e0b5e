import { describe, expect, test } from 'vitest';
import { type CommandInput, commands } from '../../contract/commands.ts';
import { incidentsNoun } from '../incidents/noun.ts';
import type { Draft, Entry } from '../log/kinds.ts';
import type { Handler } from '../noun.ts';
import { combineFolds } from '../replay.ts';
import { Tables } from '../tables.ts';
import { createCorrectionsNoun } from './noun.ts';

const imke = { person: 'imke', name: 'Imke Harms', desk: 'desk 1' };
const jule = { person: 'jule', name: 'Jule Petersen', desk: 'desk 2' };
const noun = createCorrectionsNoun((seq) => history.find((entry) => entry.seq === seq));
const fold = combineFolds([incidentsNoun, noun]);
let history: Entry[] = [];
let tables = new Tables();

function append(draft: Draft): Entry {
  const entry = { ...draft, seq: history.length + 1, at: 1_569_315_600_000 + history.length * 1000, hash: '' } as Entry;
  history.push(entry);
  fold(entry, tables);
  return entry;
}

/** Carries a command out as the runtime does, with the check of the stream. Answers the entry or the refusal's kind. */
async function run<Name extends 'entry.correct' | 'entry.retract'>(
  name: Name,
  input: CommandInput<Name>,
  actor = jule,
) {
  const handler = noun.commands[name] as Handler<Name>;
  const checked = commands[name].parse(input) as CommandInput<Name>;
  const decided = await handler(checked, { tables, now: 0, actor, sender: { person: actor.person, desk: actor.desk } });
  if (!decided.ok) return decided.error.kind;
  const { expected, entries } = decided.value;
  const last = history.findLast((entry) => entry.subject === expected?.stream)?.seq ?? 0;
  if (last !== expected?.seq) return 'conflict';
  return entries.map(append)[0];
}

function begin(): { declared: number; note: number; action: number; machine: number } {
  history = [];
  tables = new Tables();
  const declared = append({
    kind: 'incident.declared',
    subject: 'incident/INC-1',
    actor: imke,
    data: { title: 'Speicher', alarms: [], components: [], services: [], since: '2019-09-24T09:00:00.000Z' },
  });
  const note = append({ kind: 'note.added', subject: 'incident/INC-1', actor: imke, data: { text: 'Lüfter 3' } });
  const action = append({
    kind: 'action.added',
    subject: 'action/INC-1-A1',
    actor: imke,
    data: { incident: 'INC-1', text: 'Neustart', owner: 'jule' },
  });
  const machine = append({
    kind: 'health.transition',
    subject: 'component/ctl-a',
    actor: { system: 'health' },
    data: { endpoint: 'health', from: 'ok', to: 'down', reason: { code: 'timeout', detail: '' } },
  });
  return { declared: declared.seq, note: note.seq, action: action.seq, machine: machine.seq };
}

describe('corrections', () => {
  test('are entries that refer to the earlier one, which stays as it was', async () => {
    const { note } = begin();
    const before = structuredClone(history);
    const entry = await run('entry.correct', { seq: note, text: 'Lüfter 4', reason: 'verwechselt' });
    expect(entry).toMatchObject({
      kind: 'entry.corrected',
      subject: `entry/${note}`,
      actor: jule,
      data: { seq: note, text: 'Lüfter 4', target: { kind: 'note.added', subject: 'incident/INC-1' } },
    });
    expect(history.slice(0, -1)).toEqual(before);
    expect(tables.get('correction', String(note))).toMatchObject({
      text: 'Lüfter 4',
      retracted: false,
      by: 'Jule Petersen',
      reason: 'verwechselt',
    });
  });

  test('may follow each other; the newest counts', async () => {
    const { note } = begin();
    await run('entry.correct', { seq: note, text: 'Lüfter 4', reason: 'a' });
    await run('entry.correct', { seq: note, text: 'Lüfter 5', reason: 'b' }, imke);
    expect(tables.get('correction', String(note))).toMatchObject({ text: 'Lüfter 5', by: 'Imke Harms' });
    await run('entry.retract', { seq: note, reason: 'c' });
    expect(tables.get('correction', String(note))).toMatchObject({ text: 'Lüfter 5', retracted: true, reason: 'c' });
  });

  test('put names right where rows carry them', async () => {
    const { declared, action } = begin();
    await run('entry.correct', { seq: declared, text: 'Speichercontroller A', reason: 'genauer' });
    await run('entry.correct', { seq: action, text: 'Neustart von A', reason: 'genauer' });
    expect(tables.get('incident', 'INC-1')?.title).toBe('Speichercontroller A');
    expect(tables.get('action', 'INC-1-A1')?.text).toBe('Neustart von A');
  });

  test.each([
    ['an unknown entry', 'not-found', () => run('entry.correct', { seq: 999, text: 'x', reason: 'y' })],
    [
      'what the console saw',
      'not-allowed',
      () => run('entry.correct', { seq: begin().machine, text: 'x', reason: 'y' }),
    ],
    ['the same text', 'conflict', () => run('entry.correct', { seq: begin().note, text: 'Lüfter 3', reason: 'y' })],
    [
      'the name of an incident taken back',
      'not-allowed',
      () => run('entry.retract', { seq: begin().declared, reason: 'y' }),
    ],
    [
      'a name that is too long',
      'invalid-input',
      () => run('entry.correct', { seq: begin().declared, text: 'x'.repeat(201), reason: 'y' }),
    ],
    [
      'what was taken back',
      'conflict',
      async () => {
        const { note } = begin();
        await run('entry.retract', { seq: note, reason: 'doppelt' });
        return run('entry.correct', { seq: note, text: 'x', reason: 'y' });
      },
    ],
    [
      'a correction',
      'not-allowed',
      async () => {
        const { note } = begin();
        await run('entry.correct', { seq: note, text: 'Lüfter 4', reason: 'a' });
        return run('entry.correct', { seq: history.length, text: 'x', reason: 'y' });
      },
    ],
  ])('are refused for %s: %s', async (_, kind, attempt) => {
    begin();
    expect(await attempt()).toBe(kind);
  });

  test('of two people at once, one wins', async () => {
    const { note } = begin();
    const handler = noun.commands['entry.correct'] as Handler<'entry.correct'>;
    const context = { tables, now: 0, actor: imke, sender: { person: 'imke', desk: 'desk 1' } };
    const decided = await handler({ seq: note, text: 'eins', reason: 'a' }, context);
    await run('entry.correct', { seq: note, text: 'zwei', reason: 'b' });
    if (!decided.ok) throw new Error(decided.error.message);
    const { stream, seq } = decided.value.expected ?? {};
    expect(history.findLast((entry) => entry.subject === stream)?.seq).toBeGreaterThan(seq ?? Number.MAX_SAFE_INTEGER);
  });
});
