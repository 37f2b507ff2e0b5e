import { expect, test } from 'vitest';
import { bindingFor, type KeyBinding } from './keyboard.ts';

const binding = (key: string, label: string): KeyBinding => ({ key, label, run: () => {} });
const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  inTextField: false,
  ...more,
});
const layers = [
  [binding('1', 'wall'), binding('a', 'below')],
  [binding('a', 'above'), binding('Escape', 'back')],
];

test('the newest layer wins', () => {
  expect(bindingFor(layers, press('a'))?.label).toBe('above');
});

test('a lower layer is still there for its own keys', () => {
  expect(bindingFor(layers, press('1'))?.label).toBe('wall');
});

test('letters and digits are off inside text fields, Escape is not', () => {
  expect(bindingFor(layers, press('a', { inTextField: true }))).toBeUndefined();
  expect(bindingFor(layers, press('1', { inTextField: true }))).toBeUndefined();
  expect(bindingFor(layers, press('Escape', { inTextField: true }))?.label).toBe('back');
});

test('keys with Ctrl, Alt or Meta belong to the browser', () => {
  for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
    expect(bindingFor(layers, press('a', { [modifier]: true }))).toBeUndefined();
  }
});
