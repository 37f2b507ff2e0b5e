import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDue, checkHappened, furthestDueMs, nextId } from './rules.ts';

describe('nextId', () => {
  test('begins at 01', () => {
    expect(nextId('INC-2019-0924', [])).toBe('INC-2019-0924-01');
  });

  test('continues after the highest of the same day only', () => {
    expect(nextId('INC-2019-0924', ['INC-2019-0924-03', 'INC-2019-0923-09', 'INC-2019-0924-01'])).toBe(
      'INC-2019-0924-04',
    );
  });

  test('grows beyond two digits', () => {
    expect(nextId('INC-2019-0924', ['INC-2019-0924-99'])).toBe('INC-2019-0924-100');
  });

  test('ignores ids with a longer prefix', () => {
    expect(nextId('ACT-2019-0924-01', ['ACT-2019-0924-01-x', 'ACT-2019-0924-010-07'])).toBe('ACT-2019-0924-01-01');
  });

  test('is never an id that is taken', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500)), (numbers) => {
        const taken = numbers.map((n) => `INC-2019-0924-${String(n).padStart(2, '0')}`);
        expect(taken).not.toContain(nextId('INC-2019-0924', taken));
      }),
    );
  });
});

describe('times', () => {
  test('now is not the future', () => {
    expect(checkHappened(100, 100).ok).toBe(true);
  });

  test('a millisecond ahead is', () => {
    expect(checkHappened(101, 100)).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
  });

  test('before the beginning is refused', () => {
    expect(checkHappened(49, 100, 50)).toMatchObject({ ok: false, error: { details: { since: 50 } } });
  });

  test('a due time may be past, but not in another decade', () => {
    expect([checkDue(0, 1000).ok, checkDue(furthestDueMs + 2, 1).ok]).toEqual([true, false]);
  });
});
