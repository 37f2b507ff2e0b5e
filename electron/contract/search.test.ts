import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, isHit, mostWords, parseSearch, wordsOf } from './search.ts';

/** Letters that the folding treats, plain ones, and what is neither letter nor digit. */
const typed = fc.string({
  unit: fc.constantFrom(
    ...'aeoußäöüÄÖÜẞéñıİabcxyz0123456789 -"*():^{}|\'\\\u0000\u202e\u00ad'.split(''),
    'ﬁ',
    '中',
    '😀',
    'ą̈',
  ),
  maxLength: 80,
});

const anything = fc.array(fc.nat(0x10ffff), { maxLength: 600 }).map((points) => String.fromCodePoint(...points));

describe('foldText', () => {
  test.each([
    ['Störung', 'Stoerung', 'Storung'],
    ['Straße', 'STRASSE', 'strasse'],
    ['Größe', 'Groesse', 'GRÖSSE'],
    ['Über', 'Ueber', 'uber'],
    ['naïve café', 'naive cafe', 'NAÏVE CAFÉ'],
    ['Soft\u00adware', 'Software', 'soft\u200bware'],
  ])('%s, %s and %s are one', (...spellings) => {
    expect(new Set(spellings.map(foldText)).size).toBe(1);
  });

  test('what begins with a text still does when folded, so that results stay while somebody types on', () => {
    fc.assert(
      fc.property(typed, fc.nat(), (text, cut) => {
        const whole = [...text];
        const begin = whole.slice(0, cut % (whole.length + 1)).join('');
        // A mark on its own letter may come with the next key: then the letter before it was typed alone.
        fc.pre(!/^\p{M}/u.test(whole.join('').slice(begin.length)));
        expect(foldText(text).startsWith(foldText(begin))).toBe(true);
      }),
    );
  });
});

describe('parseSearch', () => {
  test.each([
    [
      'controller a',
      [
        { words: ['controller'], prefix: true },
        { words: ['a'], prefix: true },
      ],
    ],
    [
      'a controller',
      [
        { words: ['a'], prefix: false },
        { words: ['controller'], prefix: true },
      ],
    ],
    [
      '"Neustart ohne" Wirkung',
      [
        { words: ['neustart', 'ohne'], prefix: false },
        { words: ['wirkung'], prefix: true },
      ],
    ],
    ['"noch offen', [{ words: ['noch', 'offen'], prefix: true }]],
    ['SC7-4419-A07', [{ words: ['sc7', '4419', 'a07'], prefix: true }]],
    ['*** ( ) "" -', []],
    ['', []],
  ])('reads %s', (text, terms) => expect(parseSearch(text)).toEqual(terms));

  test('gives words of letters and digits only, and not too many, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(typed, anything), (text) => {
        const words = parseSearch(text).flatMap((term) => term.words);
        expect(words.length).toBeLessThanOrEqual(mostWords);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
      }),
    );
  });
});

describe('isHit', () => {
  test.each([
    ['Speichercontroller', 'speicher', true],
    ['Speichercontroller', 'controller', true],
    ['Speichercontroller', 'con', false],
    ['Störung', 'stoer', true],
    ['Neustart', '"neu"', false],
    ['Neustart', '"neustart"', true],
    ['–', 'speicher', false],
  ])('%s for %s: %s', (word, text, hit) => expect(isHit(word, parseSearch(text))).toBe(hit));

  test('a text is a hit for itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüß]{1,20}$/), (word) => {
        expect(isHit(word, parseSearch(word))).toBe(wordsOf(word).length > 0);
      }),
    );
  });
});
