import { expect, test } from 'vitest';
import { day, parseScenarioTime } from './day.ts';

function read(text: string): string {
  const result = parseScenarioTime(text);
  return result.ok ? new Date(result.value).toISOString() : result.error.kind;
}

test.each([
  ['10:55', '2019-09-24T08:55:00.000Z'],
  ['11:00:04', '2019-09-24T09:00:04.000Z'],
  ['00:00', '2019-09-23T22:00:00.000Z'],
  ['2019-09-20T07:00', '2019-09-20T05:00:00.000Z'],
  ['2019-09-24T10:59:50', '2019-09-24T08:59:50.000Z'],
])('%s is %s', (text, instant) => {
  expect(read(text)).toBe(instant);
});

test.each([
  '',
  '24:00',
  '9:00',
  '10:60',
  'noon',
  '2019-09-31T10:00',
  '2019-13-01T10:00',
  '2019-10-01T00:00',
  '2019-08-31T23:59',
  '2019-09-24',
  '10:55Z',
])('"%s" is refused', (text) => {
  expect(read(text)).toBe('invalid-input');
});

test('the demo begins before the fault, and after eduPort came back', () => {
  expect(day.start).toBeLessThan(day.beforeFault);
  expect(day.beforeFault).toBeLessThan(day.storageFault);
  expect(day.eduportRestored).toBeLessThan(day.start);
});
