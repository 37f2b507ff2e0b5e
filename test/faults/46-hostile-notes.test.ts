import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestText } from '../../electron/contract/commands.ts';
import { makeFolder, type StationProcess, startStation } from '../support/station.ts';

const { folder, remove } = makeFolder();
const hostile = '<script>alert(1)</script>\u202egnp.exe\u202c 👩‍🔧 \0\u0007\u001b[2J\r\n=1+1 \ud83d';
let station: StationProcess;
let incident: string;
beforeAll(async () => {
  station = await startStation(['--data', folder]);
  const declared = await station.command('incident.declare', { title: hostile.trim() });
  incident = String(declared.body.subject).replace('incident/', '');
});
afterAll(async () => {
  await station.kill('SIGKILL');
  remove();
});

const lastNote = async () => (await station.log()).filter(({ kind }) => kind === 'note.added').at(-1);

test('a note of a million characters with markup, bidi marks, emoji and control characters is stored whole, also after a restart', async () => {
  const text = hostile
    .repeat(Math.ceil(longestText / hostile.length))
    .slice(0, longestText - 1)
    .concat('.');
  expect((await station.command('note.add', { incident, text })).status).toBe(200);
  const stored = await lastNote();
  expect(stored?.data.text === text).toBe(true);
  await station.kill('SIGKILL');
  station = await startStation(['--data', folder]);
  expect(await lastNote()).toEqual(stored);
});

test('one character more is refused with the limit named, and nothing is recorded', async () => {
  const before = await lastNote();
  expect(await station.command('note.add', { incident, text: 'x'.repeat(longestText + 1) })).toMatchObject({
    status: 400,
    body: { kind: 'invalid-input', message: expect.stringContaining(String(longestText)) },
  });
  expect(await lastNote()).toEqual(before);
});
