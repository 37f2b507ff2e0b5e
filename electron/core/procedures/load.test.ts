import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProcedures, readProcedure } from './load.ts';

const shipped = join(import.meta.dirname, '../../../resources/procedures');
const good = (id: string) => `id: ${id}
title: { de: Tausch, en: Swap }
for: fan
abortUntil: pull
rollback: { de: Zurück, en: Back }
steps:
  - { id: pull, kind: confirm, title: { de: Ziehen, en: Pull }, text: { de: Ziehen, en: Pull } }
`;

describe('the shipped procedures', () => {
  it('are all right', async () => {
    const { procedures, problems } = await loadProcedures(shipped);
    expect(problems).toEqual([]);
    expect(procedures.map(({ id }) => id)).toContain('swap-storage-controller');
  });

  it('do every kind of step in the storage swap, and name hands for both movements', async () => {
    const { procedures } = await loadProcedures(shipped);
    const storage = procedures.find(({ id }) => id === 'swap-storage-controller');
    expect(new Set(storage?.steps.map(({ kind }) => kind)).size).toBe(4);
    expect(storage?.steps.flatMap((step) => (step.kind === 'confirm' && step.hands ? [step.hands] : []))).toEqual([
      'remove',
      'insert',
    ]);
  });
});

describe('a procedure file', () => {
  it.each([
    ['a misspelt field', good('a').replace('abortUntil', 'abortuntil'), 1, 1, /./],
    ['a field that does not exist', good('a').replace('for: fan', 'for: fan\ncolour: red'), 4, 9, /no field colour/],
    ['an unknown kind of step', good('a').replace('kind: confirm', 'kind: guess'), 7, 23, /./],
    ['a missing language', good('a').replace('{ de: Zurück, en: Back }', '{ de: Zurück }'), 5, 11, /./],
    [
      'an abort step that does not exist',
      good('a').replace('abortUntil: pull', 'abortUntil: push'),
      4,
      13,
      /no step with the id push/,
    ],
    ['a step that is given twice', `${good('a')}${good('a').split('\n')[6]}\n`, 8, 11, /given twice/],
    ['text that is not YAML', 'id: [', 1, 6, /./],
  ])('is refused with line and column for %s', (_, text, line, column, message) => {
    const [problem] = readProcedure(text, 'p.yaml').problems;
    expect(problem).toMatchObject({ file: 'p.yaml', line, column });
    expect(problem?.message).toMatch(message);
  });

  it('is refused for a placeholder that nobody fills', () => {
    const gate = good('a').replace(
      'kind: confirm',
      'kind: wait-for-health, gate: { component: $neighbour, states: [ok] }',
    );
    expect(readProcedure(gate, 'p.yaml').problems[0]).toMatchObject({
      path: 'steps[0].gate.component',
      value: '$neighbour',
    });
  });
});

describe('a folder of procedures', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'procedures-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives the good ones and reports the bad one', async () => {
    await writeFile(join(folder, 'a.yaml'), good('a'));
    await writeFile(join(folder, 'b.yaml'), 'steps: 3');
    const { procedures, problems } = await loadProcedures(folder);
    expect(procedures.map(({ id }) => id)).toEqual(['a']);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['b.yaml']));
  });

  it('keeps the first of two files with one id and reports the second', async () => {
    await writeFile(join(folder, 'a.yaml'), good('same'));
    await writeFile(join(folder, 'b.yaml'), good('same'));
    const { procedures, problems } = await loadProcedures(folder);
    expect(procedures).toHaveLength(1);
    expect(problems).toMatchObject([{ file: 'b.yaml', line: 1, column: 5 }]);
  });

  it('that is missing is a problem and no error', async () => {
    const { procedures, problems } = await loadProcedures(join(folder, 'none'));
    expect(procedures).toEqual([]);
    expect(problems[0]?.message).toContain('ENOENT');
  });
});
