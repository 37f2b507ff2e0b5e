import { expect, test } from 'vitest';
import { errorKinds } from '../../electron/contract/errors.ts';
import { reasonCodes } from '../../electron/contract/models/condition.ts';
import { dictionaries } from './dictionary.ts';

/** Every key with what stands there: a text, or a function. */
function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [[path, 'function']];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
  }
  return [[path, String(value)]];
}
const de = new Map(flatten(dictionaries.de));
const en = new Map(flatten(dictionaries.en));

test('the languages have the same keys', () => {
  expect([...en.keys()].toSorted()).toEqual([...de.keys()].toSorted());
});

test('no sentence is left in the other language', () => {
  const sentences = [...de].filter(([, text]) => text.split(' ').length > 2);
  expect(sentences.filter(([path, text]) => en.get(path) === text)).toEqual([]);
});

test('texts have no exclamation mark, and no spaces at their ends', () => {
  for (const [path, text] of [...de, ...en]) {
    expect(text, path).not.toContain('!');
    expect(text.trim(), path).toBe(text);
  }
});

test('words in cells have at most eight characters', () => {
  for (const dictionary of Object.values(dictionaries)) {
    for (const word of Object.values(dictionary.states.cell)) expect(word.length, word).toBeLessThanOrEqual(8);
  }
});

test.each(['de', 'en'] as const)('every error kind and reason code has words in %s', (language) => {
  for (const kind of errorKinds) {
    expect(dictionaries[language].errors[kind].what, kind).not.toBe('');
    expect(dictionaries[language].errors[kind].next, kind).not.toBe('');
  }
  for (const code of reasonCodes) expect(dictionaries[language].reasons[code], code).not.toBe('');
});

test('plurals', () => {
  expect(dictionaries.de.frame.servicesDown(1)).toBe('1 Dienst ausgefallen');
  expect(dictionaries.de.frame.servicesDown(3)).toBe('3 Dienste ausgefallen');
  expect(dictionaries.en.wall.inService(18_412)).toBe('18,412 components in service');
  expect(dictionaries.de.wall.inService(18_412)).toBe('18.412 Komponenten in Betrieb');
});

test('a German group stands in the dative after a number of sites', () => {
  expect(dictionaries.de.wall.summary.all('Ausfall', 300, 'Schulen')).toBe('Ausfall in 300 Schulen');
  expect(dictionaries.de.wall.summary.some('Ausfall', 2, 7, 'Bezirke')).toBe('Ausfall in 2 von 7 Bezirken');
  expect(dictionaries.en.wall.summary.some('Down', 2, 7, 'Districts')).toBe('Down in 2 of 7 districts');
});
