import { expect, test } from 'vitest';
import { dictionaries } from '../../i18n/dictionary.ts';
import type { Verdict } from '../verdict.ts';
import { headline } from './headline.ts';

const none = { down: 0, degraded: 0, unknown: 0 };
const clear: Verdict = { state: 'ok', nothing: false, faults: 0, services: none, sites: new Set(), components: none };
const names = ['Altona', 'Bergedorf', 'Harburg'];
const plant = {
  sites: names.map((name) => ({ id: name, name: { de: name, en: name }, group: 'districts', needs: [] })),
  groups: [{ id: 'districts', name: { de: 'Bezirke', en: 'Districts' }, summary: false }],
};
const say = (verdict: Partial<Verdict>, language: 'de' | 'en') => {
  const line = headline({ ...clear, ...verdict }, plant, dictionaries[language], language);
  return `${line.mark ?? '-'}: ${[line.strong, line.rest].filter((part) => part !== '').join(' ')}`;
};
const down = { state: 'down', faults: 1, services: { ...none, down: 3 } } as const;

test('all is well', () => {
  expect(say({}, 'de')).toBe('-: Alles in Betrieb');
  expect(say({}, 'en')).toBe('-: All in service');
});

test('three services down in all districts', () => {
  expect(say({ ...down, sites: new Set(names) }, 'de')).toBe('down: 3 Dienste ausgefallen, alle 3 Bezirke');
  expect(say({ ...down, sites: new Set(names) }, 'en')).toBe('down: 3 services down, all 3 districts');
});

test('in some districts their number, in one its name', () => {
  expect(say({ ...down, sites: new Set(names.slice(1)) }, 'de')).toBe('down: 3 Dienste ausgefallen, 2 Bezirke');
  expect(say({ ...down, sites: new Set(['Harburg']) }, 'de')).toBe('down: 3 Dienste ausgefallen, Harburg');
});

test('two roots: number of faults, services, districts', () => {
  const two = { ...down, faults: 2, services: { ...none, down: 7, degraded: 1 }, sites: new Set(names) };
  expect(say(two, 'en')).toBe('down: 2 faults, 8 services, all 3 districts');
});

test('a fault that hurts nobody says so', () => {
  expect(say({ state: 'degraded', faults: 1 }, 'de')).toBe('degraded: 1 Fehler, kein Dienst betroffen');
});

test('unknown components are never all in service', () => {
  const line = say({ state: 'unknown', components: { ...none, unknown: 4 } }, 'de');
  expect(line).toBe('unknown: Dienste in Betrieb, 4 Komponenten unbekannt');
});

test('a plant without anything watches nothing', () => {
  expect(say({ nothing: true }, 'en')).toBe('-: Nothing is watched');
});
