import { describe, expect, it } from 'vitest';
import { compareLabels, isSeparator, tailOf } from './label.ts';

describe('two labels above each other', () => {
  it('differ where their characters do', () => {
    const columns = compareLabels('SC7-A03381', 'SC7-A07115');
    expect(columns.filter((column) => !column.same).map(({ at }) => at)).toEqual([6, 7, 8, 9]);
  });

  it('do not differ in case and blanks', () => {
    expect(compareLabels('SC7-A1', ' sc7-a 1').every((column) => column.same)).toBe(true);
  });

  it('of different length differ in what one of them lacks', () => {
    expect(compareLabels('AB', 'ABC').at(-1)).toEqual({ at: 2, expected: null, scanned: 'C', same: false });
  });

  it('count characters, not code units', () => {
    expect(compareLabels('A💾', 'A💾')).toHaveLength(2);
  });
});

describe('the tail of a serial', () => {
  it.each([
    ['SC7-4419-A03381', 'A03381'],
    ['ABCDEFGHIJKLMNOP', 'KLMNOP'],
    ['X-1', 'X-1'],
    ['sc7-a03381', 'A03381'],
  ])('of %s is %s', (serial, tail) => {
    expect(tailOf(serial)).toBe(tail);
  });
});

it('a hyphen is a separator, a letter is none', () => {
  expect([isSeparator('-'), isSeparator('A')]).toEqual([true, false]);
});
