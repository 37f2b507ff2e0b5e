import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choosePlaces, parseOptions } from './options.ts';

const none = { data: undefined, plant: undefined, backups: undefined, demo: false, speed: undefined, at: undefined };
const folders = { home: '/home', plants: '/plants' };

describe('parseOptions', () => {
  it('passes over switches that belong to Chromium', () => {
    expect(parseOptions(['--no-sandbox', '--ozone-platform=x11', '.'])).toEqual(none);
  });

  it('reads every option of the console', () => {
    expect(parseOptions(['--data', 'd', '--demo', '--speed', '60', '--at=10:55'])).toEqual({
      ...none,
      data: resolve('d'),
      demo: true,
      speed: 60,
      at: Date.parse('2019-09-24T10:55:00+02:00'),
    });
  });

  it.each([
    ['a speed of zero', ['--speed', '0'], '--speed 0'],
    ['a speed that is a word', ['--speed', 'fast'], '--speed fast'],
    ['an hour that no day has', ['--at', '24:00'], '24:00'],
    ['a missing value', ['--data'], '--data needs a value'],
    ['plant and demo at once', ['--plant', 'p', '--demo'], 'exclude'],
  ])('refuses %s', (_what, args, words) => {
    expect(() => parseOptions(args)).toThrow(words);
  });
});

describe('choosePlaces', () => {
  it('keeps the unasked demo apart from the real log', () => {
    expect(choosePlaces(none, folders, () => false)).toMatchObject({
      data: join('/home', 'demo'),
      demo: { speed: 1 },
    });
  });

  it('watches the plant file that lies there', () => {
    expect(choosePlaces(none, folders, () => true)).toEqual({
      data: '/home',
      plant: join('/plants', 'plant.yaml'),
      demo: undefined,
    });
  });

  it('never falls back to the demo when the plant that was asked for is missing', () => {
    expect(choosePlaces({ ...none, plant: '/p.yaml' }, folders, () => false).demo).toBeUndefined();
  });

  it('uses the folder itself for a demo that was asked for', () => {
    expect(choosePlaces({ ...none, demo: true, speed: 60 }, folders, () => true)).toMatchObject({
      data: '/home',
      demo: { speed: 60 },
    });
  });
});
