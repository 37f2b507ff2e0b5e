import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import { languages } from '../../../electron/contract/text.ts';
import { dictionaries } from '../../i18n/dictionary.ts';
import { formatFor } from '../../i18n/format.ts';
import { correctable, corrected, originalText } from '../corrections/corrected.ts';
import { knownKinds, type Names } from '../incidents/timeline/sentence.ts';
import { factsOf } from './facts.ts';
import { logKinds, sayEntry } from './sayings.ts';

const names = (language: 'de' | 'en'): Names => ({
  text: dictionaries[language],
  format: formatFor(language, 'UTC'),
  now: Date.UTC(2019, 8, 24, 12),
  localized: (name) => name[language],
  component: (id) => (id === 'ctl-a' ? 'Speichercontroller A' : undefined),
  alarm: () => undefined,
  incident: () => undefined,
  actionText: () => undefined,
  outcome: () => undefined,
  person: (id) => id,
  step: (_, step) => step,
});
const entry = (
  kind: string,
  data: LogEntry['data'] = {},
  actor: LogEntry['actor'] = { system: 'health' },
): LogEntry => ({
  seq: 7,
  at: '2019-09-24T09:00:00.000Z',
  actor,
  kind,
  subject: 'component/ctl-a',
  data,
  hash: 'a'.repeat(64),
});
const imke = { person: 'imke', name: 'Imke Harms', desk: 'desk 1' };

describe('sayEntry', () => {
  test.each(languages)('has words for every kind, whatever its data is (%s)', (language) => {
    for (const kind of [...logKinds(), ...knownKinds]) {
      for (const data of [{}, { size: 'x', from: 7, reason: null, text: [] }]) {
        const { title, facts } = sayEntry(entry(kind, data), names(language));
        expect([title, ...facts].join(' '), kind).not.toMatch(/undefined|null|NaN|\[object/);
        expect(title, kind).not.toBe('');
      }
    }
  });

  test('names a kind that it does not know', () => {
    expect(sayEntry(entry('future.thing'), names('en')).title).toContain('future.thing');
  });
});

describe('corrected', () => {
  const correction = { id: '7', version: 9, retracted: false, reason: 'r', by: 'Jule', at: 0 };

  test.each(['note.added', 'incident.declared', 'incident.judged', 'action.added', 'action.finished', 'swap.aborted'])(
    'shows the new text of %s and keeps the entry',
    (kind) => {
      const fields = { text: 'alt', title: 'alt', because: 'alt', outcome: 'alt', reason: 'alt' };
      const before = entry(kind, fields, imke);
      const now = corrected(before, { ...correction, text: 'neu' });
      expect(originalText(now)).toBe('neu');
      expect(originalText(before)).toBe('alt');
    },
  );

  test('offers corrections of what people typed, and of nothing else', () => {
    const note = entry('note.added', { text: 'x' }, imke);
    expect(correctable(note, undefined)).toEqual({ correct: true, retract: true });
    expect(correctable(note, { ...correction, retracted: true })).toEqual({ correct: false, retract: false });
    expect(correctable(entry('incident.declared', { title: 'x' }, imke), undefined).retract).toBe(false);
    expect(correctable(entry('note.added', { text: 'x' }), undefined).correct).toBe(false);
    expect(correctable(entry('health.transition', { text: 'x' }, imke), undefined).correct).toBe(false);
  });
});

describe('factsOf', () => {
  test('says keys and values in the language of the screen', () => {
    const data = { component: 'ctl-a', to: 'down', match: false, latencyMs: 1234.5, since: '2019-09-24T09:00:04.000Z' };
    const said = Object.fromEntries(factsOf(entry('x', data), names('de')).map(({ label, value }) => [label, value]));
    expect(said).toMatchObject({
      Komponente: 'Speichercontroller A',
      Jetzt: dictionaries.de.states.inline.down,
      'Stimmt überein': 'nein',
      'Antwortzeit (ms)': '1.234,5',
      Seit: '09:00:04',
    });
  });

  test('is bounded, and leaves whole documents out', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
    expect(factsOf(entry('x', many), names('en')).length).toBeLessThanOrEqual(40);
    expect(factsOf(entry('x', { procedure: { id: 'p', steps: [{ id: 'a' }] } }), names('en'))).toEqual([
      { key: 'procedure.id', label: 'Procedure', value: 'p' },
    ]);
  });
});
