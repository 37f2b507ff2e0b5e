import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = import.meta.dirname;

/** Given by the host (electron) or loaded from node_modules at run time (native code); all else is bundled. */
const external = ['better-sqlite3', 'electron'];

/** One file without chunks for Node or Electron, so that `import.meta.dirname` is the folder of the file itself. */
function nodeTarget(source: string, file: string, format: 'es' | 'cjs' = 'es'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external },
    build: {
      outDir: resolve(root, 'dist'),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      target: 'node24',
      rolldownOptions: {
        input: resolve(root, source),
        external,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

const screens: EnvironmentOptions = {
  build: {
    outDir: resolve(root, 'dist/renderer'),
    emptyOutDir: true,
    // One file: it comes from this machine, and a screen that waits for a chunk is a screen that is blank.
    chunkSizeWarningLimit: 1000,
    target: 'chrome130',
    rolldownOptions: { input: resolve(root, 'renderer/index.html') },
  },
};

/** `vite build` builds all of these, in this order. */
const targets = {
  client: screens,
  station: nodeTarget('electron/station/cli.ts', 'station/cli.js'),
  desktop: nodeTarget('electron/desktop/main.ts', 'desktop/main.js'),
  core_process: nodeTarget('electron/desktop/core-process.ts', 'desktop/core-process.js'),
  demo_server: nodeTarget('electron/core/demo/server.ts', 'demo-server.js'),
  log_keeper: nodeTarget('electron/core/log/backup/process.ts', 'log-keeper.js'),
  preload: nodeTarget('electron/desktop/preload.ts', 'desktop/preload.cjs', 'cjs'),
};

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  cacheDir: resolve(root, '.cache/vite'),
  logLevel: 'warn',
  plugins: [react()],
  environments: targets,
  builder: {
    async buildApp(builder) {
      const failed: string[] = [];
      for (const name of Object.keys(targets)) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`no build target named ${name}`);
        try {
          await builder.build(environment);
        } catch (error) {
          console.error(`build: ${name} FAILED\n${error instanceof Error ? error.message : error}`);
          failed.push(name);
        }
      }
      if (failed.length > 0) process.exit(1);
    },
  },
});
