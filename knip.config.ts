import type { KnipConfig } from 'knip';

export default {
  entry: [
    'electron/start.ts',
    'electron/station/{cli.ts,leitstand.mjs}',
    'electron/desktop/{main,preload,core-process}.ts',
    'electron/core/demo/server.ts',
    'renderer/main.tsx',
    'test/run.ts',
    'test/bench/run.ts',
    'test/support/{layers,measure,check}.ts',
  ],
  project: ['{electron,renderer,test}/**/*.{ts,tsx,mjs}'],
  // The contract is written for both sides of the border: a type may wait for its reader.
  ignoreIssues: { 'electron/contract/**': ['types'] },
  // dependency-cruiser parses with it without naming it.
  ignoreDependencies: ['@swc/core'],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
