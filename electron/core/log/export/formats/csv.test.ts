import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from './csv.ts';

test.each([
  ['plain', '"plain"'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\n=1"`],
  ['  =1', `"'  =1"`],
  ['＝1', `"'＝1"`],
  ['a=1', '"a=1"'],
  ['say "hi", you;', '"say ""hi"", you;"'],
  ['\ufeff=1', '"[U+FEFF]=1"'],
  ['bell\u0007', '"bell[U+0007]"'],
])('%j is the cell %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('a cell longer than a spreadsheet takes is cut and says so', () => {
  expect(csvCell('a'.repeat(1_000_000))).toBe(`"${'a'.repeat(32_000)}… (1000000 characters)"`);
  expect(csvCell(`${'a'.repeat(31_999)}😀${'b'.repeat(9)}`)).toContain(`${'a'.repeat(31_999)}… `);
});

const parts = fc.oneof(
  fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ' ',
    '"',
    ',',
    ';',
    "'",
    '\ufeff',
    '\u200b',
    '＝',
    '\u00a0',
    '\0',
  ),
  fc.string({ unit: 'grapheme' }),
);

test('no text becomes a formula, and every text comes back but for the apostrophe and what cannot be seen', () => {
  fc.assert(
    fc.property(
      fc.array(parts).map((all) => all.join('')),
      (text) => {
        const cell = csvCell(text);
        expect(cell).toMatch(/^"(?:[^"]|"")*"$/);
        const value = cell.slice(1, -1).replaceAll('""', '"');
        expect(value).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
        expect(value).not.toMatch(/^[\t\r\n]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be left.
        expect(value).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/);
      },
    ),
  );
});
