import { expect, test } from 'vitest';
import { screenFor } from './app.tsx';
import { screens } from './screens/registry.ts';

test('no address leads to the wall, or to the beginning while nothing is watched', () => {
  expect(screenFor(undefined, true)?.id).toBe('wall');
  expect(screenFor(undefined, false)?.id).toBe('welcome');
});

test('while nothing is watched every address leads to the beginning', () => {
  expect(screenFor('incidents', false)?.id).toBe('welcome');
});

test('an unknown address leads to the first screen', () => {
  expect(screenFor('nonsense', true)?.id).toBe('wall');
});

test('no two screens share an address or a key', () => {
  const ids = screens.map((screen) => screen.id);
  const keys = screens.map((screen) => screen.key).filter((key) => key !== null);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(keys).size).toBe(keys.length);
});
