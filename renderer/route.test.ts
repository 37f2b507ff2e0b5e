import { expect, test } from 'vitest';
import { linkTo, parseHash } from './route.ts';

test('an address names a screen, what it is about, and a query', () => {
  const route = parseHash('#/incidents/INC-2019-0924-01?alarm=ALM-1');
  expect(route.path).toEqual(['incidents', 'INC-2019-0924-01']);
  expect(route.query.get('alarm')).toBe('ALM-1');
});

test('no address is no screen', () => {
  expect(parseHash('').path).toEqual([]);
  expect(parseHash('#/').path).toEqual([]);
});

test('a link leads back to what it was made of', () => {
  expect(parseHash(linkTo('swaps', 'a/b ü%')).path).toEqual(['swaps', 'a/b ü%']);
});

test('an address that cannot be decoded is taken as written', () => {
  expect(parseHash('#/incidents/%E0%A4%A').path).toEqual(['incidents', '%E0%A4%A']);
});
