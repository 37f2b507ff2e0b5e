import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeLock, type Lock } from './lock.ts';

const text = readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8');

describe('the lock file', () => {
  it('is complete; after npm install, run: npm run lock', () => {
    const lock: Lock = JSON.parse(text);
    expect(lock).toEqual(completeLock(lock));
  });

  it('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });
});

describe('completing a lock file', () => {
  const optionalDependencies = { '@tool/cli-linux-x64-musl': '1.2.3', '@tool/cli-darwin-arm64': '1.2.3' };
  const lock: Lock = { packages: { 'node_modules/tool': { version: '1.2.3', optionalDependencies } } };

  it('adds the binaries of other platforms', () => {
    const { packages } = completeLock(lock);
    expect(packages['node_modules/@tool/cli-linux-x64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(packages['node_modules/@tool/cli-darwin-arm64']).toMatchObject({ cpu: ['arm64'], os: ['darwin'] });
  });

  it('leaves an entry that is there as it is', () => {
    const there = { version: '1.2.3', integrity: 'sha512-x' };
    const name = 'node_modules/@tool/cli-darwin-arm64';
    expect(completeLock({ packages: { ...lock.packages, [name]: there } }).packages[name]).toBe(there);
  });

  it('refuses to guess what is not a binary of a platform', () => {
    const missing = { packages: { 'node_modules/tool': { optionalDependencies: { fsevents: '2.3.3' } } } };
    expect(() => completeLock(missing)).toThrow('fsevents@2.3.3');
  });

  it('keeps npm from compiling what is prebuilt', () => {
    const name = 'node_modules/better-sqlite3';
    expect(completeLock({ packages: { [name]: { version: '13.2.0' } } }).packages[name]).toMatchObject({
      gypfile: false,
    });
  });
});
