import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { QueryName, QueryOutput, QueryRequest } from '../../electron/contract/queries.ts';
import { entryKinds } from '../../electron/core/log/kinds.ts';
import { knownKinds } from '../../renderer/screens/incidents/timeline/sentence.ts';
import { logKinds } from '../../renderer/screens/log/sayings.ts';
import { eventually, makeFolder, type StationProcess, startStation } from '../support/station.ts';

test('every kind of entry has a sentence on the log screen', () => {
  const said = new Set([...knownKinds, ...logKinds()]);
  expect(Object.keys(entryKinds).filter((kind) => !said.has(kind))).toEqual([]);
});

/** The built station with the demo: each test goes on where the one before ended. */
describe('searching the log', () => {
  const { folder, remove } = makeFolder();
  const args = ['--data', folder, '--demo', '--speed', '1', '--at', '10:30'];
  let station: StationProcess;
  let incident = '';

  beforeAll(async () => {
    station = await startStation(args);
    incident = Object.keys((await station.snapshot()).rows.incident)[0] ?? '';
  });
  afterAll(async () => {
    await station.kill('SIGKILL');
    remove();
  });

  async function ask<Name extends QueryName>(name: Name, input: QueryRequest<Name>): Promise<QueryOutput<Name>> {
    const socket = new WebSocket(`${station.url.replace('http', 'ws')}/api/live`, { origin: station.url });
    try {
      return await new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.on('open', () => socket.send(JSON.stringify({ t: 'query', id: 1, name, input })));
        socket.on('message', (raw) => {
          const frame = JSON.parse(String(raw)) as { t: string; ok?: boolean; value?: unknown; error?: unknown };
          if (frame.t !== 'reply') return;
          if (frame.ok) resolve(frame.value as QueryOutput<Name>);
          else reject(new Error(JSON.stringify(frame.error)));
        });
      });
    } finally {
      socket.close();
    }
  }
  /** The seqs that a search finds, once the index has read the whole log. */
  const found = (text: string, filters: QueryRequest<'log.search'>['filters'] = {}) =>
    eventually(async () => {
      const answer = await ask('log.search', { text, filters });
      return answer.indexed.seq === answer.indexed.of ? answer.entries.map(({ seq }) => seq) : undefined;
    });
  const note = async (text: string) => {
    const { body } = await station.command('note.add', { incident, text }, 'kaya');
    return body['seq'] as number;
  };

  test('finds what a person has just written, in any spelling', async () => {
    const seq = await note('Größere Störung: Straßenverkehrsamt, Speichercontroller prüfen');
    for (const text of [
      'groessere',
      'STÖRUNG strassen',
      'speicher',
      'controller pruf',
      '"speichercontroller prüfen"',
    ]) {
      expect(await found(text, { groups: ['people'] }), text).toContain(seq);
    }
    expect(await found('größere', { groups: ['machine'] })).toEqual([]);
    expect(await found('größere', { actors: ['kaya'], incident })).toEqual([seq]);
    expect(await found('größere', { actors: ['harms'] })).toEqual([]);
  });

  test('finds a component by its name in the plant, and a service by its incidents', async () => {
    const { component, service } = (await station.snapshot()).rows;
    const [first] = Object.values(component);
    expect((await found(first?.name.de ?? '?')).length).toBeGreaterThan(0);
    expect((await found('', { component: first?.id ?? '?' })).length).toBeGreaterThan(0);
    const eduport = Object.keys(service).find((id) => id.startsWith('eduport')) ?? '?';
    const about = await ask('log.search', { filters: { service: eduport, groups: ['state'] } });
    expect(about.entries.map(({ kind }) => kind)).toContain('incident.declared');
  });

  test('carries the beginning of long texts in lists, and all of it with the entry', async () => {
    const seq = await note(`Protokoll ${'x'.repeat(900_000)}`);
    expect(await found('protokoll')).toEqual([seq]);
    const { entries } = await ask('log.search', { text: 'protokoll' });
    expect(JSON.stringify(entries).length).toBeLessThan(5000);
    const { entry } = await ask('log.entry', { seq });
    expect(String(entry?.data['text']).length).toBe(900_010);
  });

  test('a correction is an entry of its own; screens get the row, the entry stays', async () => {
    const seq = await note('Lüfter 3 getauscht');
    const before = (await ask('log.entry', { seq })).entry;
    const { status } = await station.command(
      'entry.correct',
      { seq, text: 'Lüfter 4 getauscht', reason: 'verwechselt' },
      'harms',
    );
    expect(status).toBe(200);
    const { entry, corrections, beside } = await ask('log.entry', { seq });
    expect(entry).toEqual(before);
    expect(corrections).toMatchObject([
      { kind: 'entry.corrected', actor: { person: 'harms' }, data: { text: 'Lüfter 4 getauscht' } },
    ]);
    expect(beside.map((each) => each.seq)).toEqual([seq - 1, seq + 1]);
    expect((await station.snapshot()).rows.correction[String(seq)]).toMatchObject({ text: 'Lüfter 4 getauscht' });
    const machine = await station.command('entry.retract', { seq: 1, reason: 'x' }, 'harms');
    expect(machine.body).toMatchObject({ kind: 'not-allowed' });
  });

  test.each([
    ['deleted', (file: string) => rmSync(file)],
    ['overwritten', (file: string) => writeFileSync(file, 'this is no database'.repeat(1000))],
  ])('a search index that was %s comes back; the log and its corrections are untouched', async (_, harm) => {
    const rows = (await station.snapshot()).rows.correction;
    await station.kill('SIGKILL');
    for (const name of readdirSync(folder)) if (/^search\.db-/.test(name)) rmSync(join(folder, name));
    harm(join(folder, 'search.db'));
    station = await startStation(args);
    expect((await found('lüfter getauscht')).length).toBeGreaterThanOrEqual(2);
    expect((await station.snapshot()).rows.correction).toEqual(rows);
  });
});
