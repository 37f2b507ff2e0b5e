import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '../../contract/models/entry.ts';
import type { Procedure } from '../../contract/models/swap.ts';
import type { Draft, Entry, EntryKind } from '../log/kinds.ts';
import { createNouns } from '../nouns.ts';
import { combineFolds, loggedTables } from '../replay.ts';
import { type TableName, Tables } from '../tables.ts';
import { foldsVersion } from './format.ts';
import { captureRows } from './write.ts';

/** What these folds make of the history below. Another digest needs another `foldsVersion`: note both here. */
const golden = { foldsVersion: 1, rows: '4f7665fbde7ef75cb9ba8b9b99d7c25158f98f85476d770c14e3e89a27c91b90' };

const imke: Actor = { person: 'imke', name: 'Imke Harms', desk: '1' };
const impact: Actor = { system: 'impact' };
const reason = { code: 'timeout', detail: 'no answer' } as const;
const since = '2019-09-24T09:00:00.000Z';
const both = (text: string) => ({ de: text, en: text });
const part = (serial: string) => ({ number: 'PN-7', serial });
const step = { title: both('t'), text: both('x') };
const procedure: Procedure = {
  id: 'p',
  title: both('p'),
  for: 'ctl',
  abortUntil: 'in',
  rollback: both('r'),
  steps: [
    { ...step, id: 'scan', kind: 'compare', against: 'spare', people: 1 },
    { ...step, id: 'in', kind: 'confirm', hands: 'insert' },
    { ...step, id: 'well', kind: 'wait-for-health', gate: { cells: 'ok' } },
  ],
};

function raised(id: string, component: string): Draft {
  const data = { component, name: both(component), state: 'down', reason, priority: 1, since, number: 1 } as const;
  return { kind: 'alarm.raised', subject: `alarm/${id}`, actor: impact, data };
}

function declared(id: string, alarms: string[]): Draft {
  const data = { title: id, alarms, components: ['ctl-a'], services: ['s'], since };
  return { kind: 'incident.declared', subject: `incident/${id}`, actor: imke, data };
}

function transition(to: 'ok' | 'down' | 'degraded', happenedAt?: number): Draft {
  const data = { endpoint: 'ctl-a.http', from: 'ok', to, reason, latencyMs: 1.5 } as const;
  return { kind: 'health.transition', subject: 'component/ctl-a', actor: { system: 'health' }, data, happenedAt };
}

function opened(id: string): Draft {
  const data = { component: 'ctl-a', partner: 'ctl-b', incident: 'I-1', procedure, installed: part('old') };
  return { kind: 'swap.opened', subject: `swap/${id}`, actor: imke, data };
}

function scanned(match: boolean): Draft {
  const what = { expected: 'PN-7', scanned: 'new', match, identifiedAs: 'spare', partNumber: 'PN-7' } as const;
  return { kind: 'swap.compared', subject: 'swap/S-1', actor: imke, data: { step: 'scan', ...what } };
}

const system: Actor = { system: 'log' };
const damage = { what: 'cut-short', detail: 'd' } as const;
const restored = { lastSeq: 9, gapFrom: 10, carried: 1, left: 2 };
const target = { kind: 'note.added', subject: 'incident/I-1' };
const of = (subject: string, actor: Actor = imke) => ({ subject, actor });
const history: Draft[] = [
  transition('down'),
  transition('degraded'),
  transition('ok'),
  transition('down', Date.UTC(2019, 8, 24, 8)),
  raised('A-1', 'ctl-a'),
  raised('A-2', 'ctl-b'),
  raised('A-3', 'ctl-c'),
  { kind: 'alarm.changed', ...of('alarm/A-1', impact), data: { state: 'degraded', reason } },
  { kind: 'alarm.grouped', ...of('alarm/A-1', impact), data: { components: 3, cells: 7, services: 1, sites: 7 } },
  { kind: 'alarm.acknowledged', ...of('alarm/A-1'), data: {} },
  { kind: 'alarm.returned', ...of('alarm/A-2', impact), data: {} },
  { kind: 'alarm.absorbed', ...of('alarm/A-3', impact), data: { component: 'ctl-a' } },
  declared('I-1', ['A-1']),
  declared('I-2', []),
  raised('A-4', 'ctl-a'),
  { kind: 'incident.service', ...of('incident/I-1'), data: { state: 'workaround', text: 'paper' } },
  {
    kind: 'incident.service',
    ...of('incident/I-1'),
    data: { state: 'restored', text: 'well' },
    happenedAt: 1_569_315_000_000,
  },
  { kind: 'incident.service', ...of('incident/I-1'), data: { state: 'down', text: 'again' } },
  { kind: 'incident.cause', ...of('incident/I-1'), data: { state: 'confirmed', text: 'controller' } },
  { kind: 'incident.judged', ...of('incident/I-1'), data: { other: 'I-2', verdict: 'related', because: 'same rack' } },
  { kind: 'note.added', ...of('incident/I-1'), data: { text: 'worng' } },
  { kind: 'entry.corrected', ...of('entry/21'), data: { seq: 21, text: 'wrong', reason: 'typing', target } },
  { kind: 'entry.retracted', ...of('entry/21'), data: { seq: 21, reason: 'not so', target } },
  { kind: 'action.added', ...of('action/T-1'), data: { incident: 'I-1', text: 'call', owner: 'Ole', due: since } },
  { kind: 'action.started', ...of('action/T-1'), data: {} },
  { kind: 'action.finished', ...of('action/T-1'), data: { outcome: 'done' } },
  { kind: 'incident.closed', ...of('incident/I-2'), data: {} },
  opened('S-1'),
  { kind: 'swap.noted', ...of('swap/S-1'), data: { text: 'dusty' } },
  scanned(false),
  scanned(true),
  { kind: 'swap.confirmed', ...of('swap/S-1'), data: { step: 'scan', person: 'imke', name: 'Imke Harms' } },
  { kind: 'swap.passed', ...of('swap/S-1'), data: { step: 'scan' } },
  { kind: 'swap.confirmed', ...of('swap/S-1'), data: { step: 'in', person: 'imke', name: 'Imke Harms' } },
  { kind: 'swap.passed', ...of('swap/S-1'), data: { step: 'in' } },
  { kind: 'part.installed', ...of('component/ctl-a'), data: { swap: 'S-1', part: part('new'), previous: part('old') } },
  { kind: 'swap.passed', ...of('swap/S-1', { system: 'procedure' }), data: { step: 'well' } },
  { kind: 'swap.finished', ...of('swap/S-1', { system: 'procedure' }), data: {} },
  {
    kind: 'log.restored',
    ...of('log', system),
    data: { ...damage, aside: 'x', from: 'b', lastAt: since, ...restored },
  },
  { kind: 'log.begun-anew', ...of('log', system), data: { ...damage, aside: 'y', left: 4 } },
  { kind: 'log.damage-found', ...of('log', system), data: { ...damage, seq: 7 } },
  { kind: 'log.recovery-acknowledged', ...of('log'), data: { recovery: '39', what: 'cut-short', outcome: 'restored' } },
  opened('S-2'),
  { kind: 'swap.aborted', ...of('swap/S-2'), data: { reason: 'wrong spare' } },
];

const nouns = createNouns([procedure], () => undefined);

function foldHistory(onSet: (name: TableName) => void = () => {}): Tables {
  const [tables, fold] = [new Tables(), combineFolds(nouns)];
  tables.listen(onSet);
  for (const [index, draft] of history.entries()) {
    fold({ ...draft, seq: index + 1, at: 1_569_320_000_000 + index * 1000, hash: '' } as Entry, tables);
  }
  return tables;
}

test('the history has every kind of entry that is folded', () => {
  const folded = new Set(nouns.flatMap((noun) => Object.keys(noun.folds) as EntryKind[]));
  const present = new Set(history.map(({ kind }) => kind));
  expect([...folded].filter((kind) => !present.has(kind))).toEqual([]);
});

test('folds write to the tables that are stored, and to no other', () => {
  const touched = new Set<TableName>();
  foldHistory((name) => touched.add(name));
  expect([...touched].sort()).toEqual([...loggedTables].sort());
});

test('folds give the rows that their version stands for', () => {
  const rows = createHash('sha256')
    .update(JSON.stringify(captureRows(foldHistory())))
    .digest('hex');
  expect({ foldsVersion, rows }).toEqual(golden);
});
