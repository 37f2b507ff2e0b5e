import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import { languages } from '../../../../electron/contract/text.ts';
import { dictionaries } from '../../../i18n/dictionary.ts';
import { formatFor } from '../../../i18n/format.ts';
import { knownKinds, type Names, sentenceOf } from './sentence.ts';

function entry(kind: string, subject: string, data: LogEntry['data']): LogEntry {
  const actor = { person: 'kaya', name: 'Mehmet Kaya', desk: 'Leitplatz 1' };
  return { seq: 1, at: '2019-09-24T09:00:00.000Z', actor, kind, subject, data, hash: '0'.repeat(64) };
}

function names(language: 'de' | 'en'): Names {
  return {
    text: dictionaries[language],
    format: formatFor(language, 'Europe/Berlin'),
    now: Date.parse('2019-09-24T10:00:00Z'),
    localized: (name) => name[language],
    component: (id) => (id === 'ctrl-a' ? 'Controller A' : undefined),
    alarm: () => undefined,
    incident: () => undefined,
    actionText: () => undefined,
    outcome: () => undefined,
    person: (id) => id,
    step: (_, step) => step,
  };
}

describe('sentenceOf', () => {
  test.each(languages)('has words for every kind, whatever its data is (%s)', (language) => {
    for (const kind of knownKinds) {
      for (const data of [{}, { state: 7, reason: 'x', part: null, name: [] }]) {
        const { title } = sentenceOf(entry(kind, 'x/y', data), names(language));
        expect(title, kind).not.toMatch(/undefined|null|NaN|\[object/);
        expect(title, kind).not.toBe('');
      }
    }
  });

  test('knows all kinds that an incident’s streams carry', () => {
    expect(knownKinds).toEqual(
      expect.arrayContaining([
        'health.transition',
        'alarm.raised',
        'alarm.changed',
        'alarm.grouped',
        'alarm.acknowledged',
        'alarm.returned',
        'incident.declared',
        'incident.service',
        'incident.cause',
        'incident.judged',
        'incident.closed',
        'note.added',
        'action.added',
        'action.started',
        'action.finished',
        'swap.opened',
        'swap.confirmed',
        'swap.compared',
        'swap.passed',
        'swap.noted',
        'swap.aborted',
        'swap.finished',
        'part.installed',
      ]),
    );
  });

  test('names a kind that it does not know', () => {
    const sentence = sentenceOf(entry('moon.risen', 'moon/1', {}), names('en'));
    expect([sentence.title, sentence.facts]).toEqual(['Entry of kind moon.risen', ['moon/1']]);
  });

  test('is not fooled by a kind that every object has', () => {
    expect(sentenceOf(entry('constructor', 'x/y', {}), names('en')).title).toBe('Entry of kind constructor');
  });

  test('says what a component was and is, and why', () => {
    const data = { from: 'ok', to: 'down', reason: { code: 'timeout', detail: '3000 ms' } };
    expect(sentenceOf(entry('health.transition', 'component/ctrl-a', data), names('de'))).toMatchObject({
      title: 'Controller A: OK, jetzt ausgefallen',
      facts: ['keine Antwort in der Zeit', '3000 ms'],
      state: 'down',
    });
  });

  test('a mismatch says what was scanned and what that is', () => {
    const data = { step: 'serial', scanned: 'B2', expected: 'A1', match: false, identifiedAs: 'partner' };
    expect(sentenceOf(entry('swap.compared', 'swap/S', data), names('en')).facts).toEqual([
      'scanned B2, expected A1',
      'that is the partner',
    ]);
  });
});
