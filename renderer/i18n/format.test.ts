import { expect, test } from 'vitest';
import { age, elapsed, formatFor } from './format.ts';

const fault = Date.parse('2019-09-24T11:00:04+02:00');
const friday = Date.parse('2019-09-20T07:10:00+02:00');
const de = formatFor('de', 'Europe/Berlin');
const en = formatFor('en', 'Europe/Berlin');

test('times are 24 h in the time zone of the plant', () => {
  expect(de.clock(fault)).toBe('11:00:04');
  expect(en.time(fault)).toBe('11:00');
  expect(formatFor('en', 'UTC').clock(fault)).toBe('09:00:04');
});

test('midnight is 00:00, never 24:00', () => {
  expect(en.time(Date.parse('2019-09-24T00:00:00+02:00'))).toBe('00:00');
});

test('dates as the design language has them', () => {
  expect(de.day(fault)).toBe('Dienstag, 24.09.2019');
  expect(en.day(fault)).toBe('Tuesday, 24 Sep 2019');
  expect(de.date(fault)).toBe('Di 24.09.2019');
  expect(en.date(fault)).toBe('Tue 24 Sep 2019');
});

test('the day is named only where it is another one', () => {
  expect(de.moment(fault, fault + 60_000)).toBe('11:00');
  expect(de.moment(friday, fault)).toBe('Fr 20.09., 07:10');
  expect(en.exact(friday, fault)).toBe('Fri 20 Sep, 07:10:00');
});

test('an unknown time zone falls back to UTC instead of breaking the page', () => {
  expect(formatFor('en', 'Moon/Crater').clock(fault)).toBe('09:00:04');
});

test('elapsed is mm:ss and h:mm:ss from an hour on, and never negative', () => {
  expect(elapsed(428_000)).toBe('07:08');
  expect(elapsed(3 * 3_600_000 + 34 * 60_000 + 8000)).toBe('3:34:08');
  expect(elapsed(-5000)).toBe('00:00');
});

test('an age has one unit', () => {
  expect([age(14_900), age(370_000), age(3 * 3_600_000), age(4 * 86_400_000)]).toEqual(['14 s', '6 min', '3 h', '4 d']);
});
