import { expect, test } from 'vitest';
import { day } from './day.ts';
import { readServerOptions } from './options.ts';

test('without more than a folder the demo starts at its usual time and pace', () => {
  expect(readServerOptions(['--state', 'd'])).toEqual({
    ok: true,
    value: { state: 'd', speed: 1, at: day.start, notBefore: 0 },
  });
});

test('a time is read as a time of day or as milliseconds', () => {
  const at = (text: string) => {
    const result = readServerOptions(['--state', 'd', '--at', text]);
    return result.ok ? result.value.at : result.error.kind;
  };
  expect([at('10:55'), at(String(day.storageFault))]).toEqual([day.start, day.storageFault]);
});

test.each([
  ['no folder', ['--speed', '1']],
  ['too fast', ['--state', 'd', '--speed', '3601']],
  ['no number', ['--state', 'd', '--speed', 'fast']],
  ['a bad time', ['--state', 'd', '--at', '25:00']],
  ['a bad limit', ['--state', 'd', '--not-before', '1.5']],
  ['an unknown option', ['--state', 'd', '--loud']],
])('%s is refused', (_what, args) => {
  const result = readServerOptions(args);
  expect(result.ok ? undefined : result.error.kind).toBe('invalid-input');
});
