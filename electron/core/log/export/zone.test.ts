import { expect, test } from 'vitest';
import { zoneClock } from './zone.ts';

const berlin = zoneClock('Europe/Berlin');

test.each([
  ['summer', '2019-09-24T09:00:04Z', '2019-09-24 11:00:04 +02:00'],
  ['winter', '2019-12-24T09:00:04Z', '2019-12-24 10:00:04 +01:00'],
  ['the hour that comes twice, first time', '2019-10-27T00:30:00Z', '2019-10-27 02:30:00 +02:00'],
  ['the hour that comes twice, second time', '2019-10-27T01:30:00Z', '2019-10-27 02:30:00 +01:00'],
])('%s', (_, instant, text) => {
  expect(berlin.text(Date.parse(instant))).toBe(text);
  expect(zoneClock('Europe/Berlin').text(Date.parse(instant))).toBe(text);
});

test.each([
  ['Asia/Kathmandu', '2019-09-24 14:45:04 +05:45'],
  ['America/St_Johns', '2019-09-24 06:30:04 -02:30'],
  ['no such zone', '2019-09-24 09:00:04 +00:00'],
])('the offset of %s', (zone, text) => {
  expect(zoneClock(zone).text(Date.UTC(2019, 8, 24, 9, 0, 4))).toBe(text);
});

test.each([
  ['2019-09-24', '2019-09-23T22:00:00Z'],
  ['2019-09-24 11:00', '2019-09-24T09:00:00Z'],
  ['2019-09-24T11:00:30', '2019-09-24T09:00:30Z'],
  ['2019-10-27 12:00', '2019-10-27T11:00:00Z'],
  ['2019-10-27', '2019-10-26T22:00:00Z'],
])('reads %s as local time', (local, instant) => {
  expect(berlin.read(local)).toBe(Date.parse(instant));
});

test.each(['', 'yesterday', '2019-13-01', '24.09.2019', '2019-09-24 25:00'])('does not read %j', (local) => {
  expect(berlin.read(local)).toBeNaN();
});
