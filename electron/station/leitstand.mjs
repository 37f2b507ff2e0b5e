#!/usr/bin/env node
// Plain JavaScript on purpose: it has to run on any Node from 20 on, to find the Node that the console is pinned to.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = join(root, 'dist', 'station', 'cli.js');
const entry = existsSync(built) ? built : join(root, 'electron', 'station', 'cli.ts');

function pinnedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    const binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const node = pinnedNode() ?? (major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined);
if (node === undefined) {
  process.stderr.write(`leitstand: Node ${process.version} is too old. Run npm ci here, or use Node 24.\n`);
  process.exit(1);
}
const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`leitstand: ${node} cannot be started: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
