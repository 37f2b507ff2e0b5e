import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fetchElectron, findElectron } from './electron-binary.ts';
import { type Plan, planStart } from './start-plan.ts';
import { findChromium } from './station/chromium.ts';

const root = join(import.meta.dirname, '..');
/** The station's usual port; any other when it is taken. */
const usualPort = 4270;
/** A window that ends sooner than this, in milliseconds, has failed to open rather than been closed. */
const openedAfterMs = 3000;
/** Root has to go without Chromium's sandbox; everybody else keeps it. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const children = new Set<ChildProcess>();
let stopping = false;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function run(command: string, args: readonly string[], stdio: 'inherit' | 'ignore' | 'piped-out'): ChildProcess {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: stdio === 'piped-out' ? ['ignore', 'pipe', 'inherit'] : stdio,
  });
  children.add(child);
  child.once('error', () => children.delete(child));
  child.once('exit', () => children.delete(child));
  return child;
}

/** The exit code, 0 when we ended it ourselves. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(stopping ? 0 : (code ?? 1)));
  });
}

/** Ends everything that was started; each host stops in order on SIGTERM. */
function stop(): void {
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}

/** Runs the desktop. Undefined: it could not open its window, and something else has to. */
async function runDesktop(binary: string, args: readonly string[]): Promise<number | undefined> {
  const began = Date.now();
  const code = await ended(run(binary, [...sandbox, root, ...args], 'inherit'));
  return code !== 0 && code !== 2 && Date.now() - began < openedAfterMs ? undefined : code;
}

async function runStation({ args, home, port, display }: Plan): Promise<number> {
  const chosen = port ?? ((await isFree(usualPort)) ? String(usualPort) : '0');
  const cli = join(root, 'dist', 'station', 'cli.js');
  const station = run(process.execPath, [cli, 'station', ...args, '--port', chosen], 'piped-out');
  let heard = '';
  station.stdout?.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    const before = addressIn(heard);
    heard = (heard + text).slice(-10_000);
    const address = addressIn(heard);
    if (before === undefined && address !== undefined) show(address, home, display);
  });
  return ended(station);
}

function addressIn(text: string): string | undefined {
  return /^leitstand station ready (http:\/\/\S+)$/m.exec(text)?.[1];
}

/** Opens the station as a window of its own; closing it ends the station, as closing the desktop would. */
function show(address: string, home: string, display: boolean): void {
  if (!display) return;
  const chromium = findChromium(process.env);
  if (chromium === undefined) {
    say(`No Chromium was found: open ${address} in a browser.`);
    return;
  }
  const began = Date.now();
  const window = run(
    chromium,
    [
      ...sandbox,
      `--app=${address}`,
      `--user-data-dir=${join(home, 'browser')}`,
      '--window-size=1600,1000',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
    'ignore',
  );
  ended(window).then(
    () => {
      if (stopping) return;
      if (Date.now() - began < openedAfterMs) say(`Chromium did not open: open ${address} in a browser.`);
      else stop();
    },
    () => {},
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** `npm start`: the desktop where Electron's binary is there or can be had, otherwise the station in an app window. */
async function start(): Promise<number> {
  const plan = planStart(process.argv.slice(2));
  if (plan.display && !plan.stationOnly) {
    const binary = findElectron(root) ?? fetchElectron(root);
    const code = binary === undefined ? undefined : await runDesktop(binary, plan.args);
    if (code !== undefined) return code;
    if (stopping) return 0;
    say(
      binary === undefined
        ? "Electron's binary is not here and could not be fetched: Leitstand opens as a station in Chromium."
        : 'Electron could not open its window here: Leitstand opens as a station in Chromium.',
    );
  } else if (!plan.stationOnly) {
    say('There is no display here: Leitstand runs as a station; open its address in a browser.');
  }
  return runStation(plan);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
try {
  process.exitCode = await start();
  stop();
} catch (cause) {
  process.stderr.write(`leitstand: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 2;
}
