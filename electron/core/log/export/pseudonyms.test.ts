import { describe, expect, test } from 'vitest';
import { createPseudonyms } from './pseudonyms.ts';

const people = [
  { id: 'harms', name: 'Imke Harms' },
  { id: 'luehrs', name: 'Tobias Lührs' },
  { id: 'Max Berg', name: 'Max Berg' },
  { id: 'k.berg', name: 'Karin Berg' },
];

describe('pseudonyms in texts', () => {
  const { text } = createPseudonyms(people, 'Person');
  test.each([
    ['a whole name in any case, over a line end', 'IMKE\n  harms', 'Person 1'],
    ['an id', 'ask luehrs, please', 'ask Person 2, please'],
    ['an umlaut written out', 'Tobias Luehrs', 'Person 2'],
    ['a decomposed umlaut', 'Tobias Lu\u0308hrs', 'Person 2'],
    ['a genitive', 'Lührs and Imke Harmss phone', 'Person 2 and Person 1s phone'],
    ['one part of a name', 'Imke, Lührs.', 'Person 1, Person 2.'],
    ['a part that several people share', 'Berg', 'Person ?'],
    ['a part only as it is written: names are words too', 'auf dem berg', 'auf dem berg'],
    ['nothing within other words', 'Harmsen, overharms', 'Harmsen, overharms'],
    ['a name with a point in it', 'k.berg and kxberg', 'Person 3 and kxberg'],
  ])('%s', (_, before, after) => {
    expect(text(before)).toBe(after);
  });
});

describe('pseudonyms in entries', () => {
  const body = JSON.stringify({
    at: '2019-09-24T09:00:00.000Z',
    kind: 'swap.confirmed',
    subject: 'swap/harms',
    actor: { person: 'harms', name: 'Imke Harms', desk: 'Harms laptop' },
    data: { step: 'harms', person: 'luehrs', name: 'Tobias Lührs' },
  });

  test('replace actor, desk and people in the data, and leave things alone', () => {
    expect(JSON.parse(createPseudonyms(people, 'Person').body(body))).toEqual({
      at: '2019-09-24T09:00:00.000Z',
      kind: 'swap.confirmed',
      subject: 'swap/harms',
      actor: { person: 'Person 1', name: 'Person 1', desk: 'Person 1 laptop' },
      data: { step: 'harms', person: 'Person 2', name: 'Person 2' },
    });
  });

  test('replace an owner that nobody knows', () => {
    const { data } = JSON.parse(createPseudonyms([], 'Person').body('{"data":{"owner":"Somebody"}}'));
    expect(data).toEqual({ owner: 'Person 1' });
  });

  test('let nothing out of a body that is not JSON', () => {
    expect(createPseudonyms(people, 'Person').body('harms {')).not.toContain('harms');
  });
});

test('with a key the same person is the same in every export, and another key gives another one', () => {
  const key = (byte: number) => new Uint8Array(32).fill(byte);
  const one = createPseudonyms(people, 'Person', key(1)).person('Imke Harms');
  expect(one).toMatch(/^Person [0-9a-f]{12}$/);
  expect(createPseudonyms(people.toReversed(), 'Person', key(1)).person('harms')).toBe(one);
  expect(createPseudonyms(people, 'Person', key(2)).person('harms')).not.toBe(one);
});

test('a part of the console keeps its name', () => {
  expect(createPseudonyms(people, 'Person').author('impact')).toBe('impact');
});
