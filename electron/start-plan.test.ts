import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Here, planStart } from './start-plan.ts';

const bare: Here = { env: { XDG_DATA_HOME: '/share' }, platform: 'linux', exists: () => false };
const home = join('/share', 'leitstand');

describe('planStart', () => {
  it('starts the demo, apart from a real log, when there is no plant', () => {
    expect(planStart([], bare).args).toEqual(['--data', join(home, 'demo'), '--demo']);
  });

  it('watches the plant of the folder', () => {
    const plan = planStart([], { ...bare, exists: (path) => path === join(home, 'plant.yaml') });
    expect(plan.args).toEqual(['--data', home, '--plant', join(home, 'plant.yaml')]);
  });

  it('passes on what it was asked for', () => {
    expect(planStart(['--data', 'd', '--demo', '--speed', '60', '--at', '10:59'], bare).args).toEqual([
      '--data',
      resolve('d'),
      '--demo',
      '--speed',
      '60',
      '--at',
      '10:59',
    ]);
  });

  it('takes a missing plant at its word, for the host to report', () => {
    expect(planStart(['--plant', '/p.yaml'], bare).args).toEqual(['--data', home, '--plant', '/p.yaml']);
  });

  it.each([
    ['plant and demo', ['--plant', 'p', '--demo']],
    ['a speed with a plant', ['--plant', 'p', '--speed', '2']],
    ['an unknown argument', ['--sped', '2']],
  ])('refuses %s', (_what, args) => {
    expect(() => planStart(args, bare)).toThrow();
  });

  it.each([
    ['no display on Linux', 'linux', {}, false],
    ['X11', 'linux', { DISPLAY: ':0' }, true],
    ['Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['macOS', 'darwin', {}, true],
    ['Windows', 'win32', {}, true],
  ] as const)('knows whether there is a display: %s', (_what, platform, env, display) => {
    expect(planStart([], { ...bare, platform, env }).display).toBe(display);
  });
});
