import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromInput, toInput } from './plant-time.ts';

const zones = ['Europe/Berlin', 'UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

describe('plant time', () => {
  test('reads a time where the plant is', () => {
    expect(fromInput('2019-09-24 11:04', 'Europe/Berlin')).toBe(Date.parse('2019-09-24T09:04:00Z'));
  });

  test('refuses the hour that summer time leaves out', () => {
    expect(fromInput('2019-03-31 02:30', 'Europe/Berlin')).toBe(null);
  });

  test('means the first of an hour that comes twice', () => {
    expect(fromInput('2019-10-27 02:30', 'Europe/Berlin')).toBe(Date.parse('2019-10-27T00:30:00Z'));
  });

  test.each(['', 'soon', '2019-02-30 10:00', '2019-09-24', '2019-09-24 25:00', '99999-01-01 00:00'])(
    'refuses %j',
    (text) => {
      expect(fromInput(text, 'Europe/Berlin')).toBe(null);
    },
  );

  test('what is written is read again, to the minute', () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const text = toInput(minute * 60_000, zone);
        const back = fromInput(text, zone);
        expect(back).not.toBe(null);
        expect(toInput(back ?? 0, zone)).toBe(text);
      }),
    );
  });
});
