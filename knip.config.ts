import type { KnipConfig } from 'knip';

export default {
  entry: [
    'electron/station/{cli.ts,leitstand.mjs}',
    'electron/desktop/{main,preload,core-process}.ts',
    'electron/core/demo/server.ts',
    'electron/core/log/backup/process.ts',
    'test/bench/{run,log/run,endpoints}.ts',
    'test/support/tally-{vitest,playwright}.ts',
    // Named in arguments of the processes that load them.
    'test/support/{layers,measure,log-writer,slow-migration,power-loss/writer}.ts',
    'test/support/electron-double/{register,utility}.ts',
  ],
  project: ['{electron,renderer,test}/**/*.{ts,tsx,mjs}'],
  // The contract is written for both sides of the border: a type may wait for its reader.
  ignoreIssues: { 'electron/contract/**': ['types'] },
  // dependency-cruiser parses with @swc/core without naming it; the fonts are named in style sheets.
  ignoreDependencies: ['@swc/core', '@fontsource/.*'],
  ignoreBinaries: ['openssl', 'strace', 'zbarimg', 'pdftotext', 'jq', 'unshare'],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
