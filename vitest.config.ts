import { defineConfig } from 'vitest/config';

/** Suites that start processes and servers of their own: slower, and given room for a busy machine. */
const slow = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  cacheDir: '.cache/vitest',
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{electron,renderer,test/support}/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      { extends: true, test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...slow } },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...slow } },
    ],
  },
});
