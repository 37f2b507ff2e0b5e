import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Result, refuse, succeed } from '../contract/errors.ts';
import { parseScenarioTime } from '../core/demo/day.ts';
import type { Platform } from '../core/platform.ts';
import { createNodePlatform, stderrLogger } from './host-platform.ts';
import { startStation } from './station.ts';
import { openSyslog, parseSyslogAddress, type SyslogAddress } from './syslog.ts';

/** Where the station listens when nobody says otherwise. */
const defaultPort = 4270;

interface StationOptions {
  data: string;
  plantFile: string;
  demo: Platform['demo'];
  host: string;
  port: number;
  /** A second folder for copies of the log. */
  backups: string | undefined;
  syslog: SyslogAddress | undefined;
}

/** `leitstand station`: runs until SIGINT or SIGTERM. Prints one line on stdout when it answers. */
export async function stationCommand(args: string[], version: string): Promise<number | undefined> {
  const options = readOptions(args);
  if (!options.ok) return complain(options.error, 2);
  const { data, plantFile, demo, host, port, syslog, backups } = options.value;
  const platform = createNodePlatform({ data, plantFile, version, backups, ...(demo === undefined ? {} : { demo }) });
  if (syslog !== undefined) platform.onCheckpoint = openSyslog(syslog, platform.desk, stderrLogger);
  const started = await startStation(platform, host, port);
  if (!started.ok) return complain(started.error, 1);
  const station = started.value;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      station.stop().then(
        () => process.exit(0),
        (cause: unknown) => process.exit(complain({ message: String(cause), next: 'The log is safe.' }, 1)),
      );
    });
  }
  if (station.token !== undefined) {
    stderrLogger.info(`other machines need the token: ${station.url}/?token=${station.token}`);
  }
  process.stdout.write(`leitstand station ready ${station.url}\n`);
  return undefined;
}

function complain(error: { message: string; next: string }, code: number): number {
  process.stderr.write(`leitstand: ${error.message} ${error.next}\n`);
  return code;
}

function readOptions(args: string[]): Result<StationOptions> {
  const next =
    'Usage: leitstand station --data DIR [--plant FILE | --demo [--speed N] [--at HH:MM]] [--host H] [--port N] [--syslog HOST:PORT] [--backup-dir DIR]';
  let values: ReturnType<typeof parseStationArgs>;
  try {
    values = parseStationArgs(args);
  } catch (cause) {
    return refuse('invalid-input', `${cause instanceof Error ? cause.message : String(cause)}.`, next);
  }
  if (values.data === undefined) return refuse('invalid-input', 'The station needs a data folder: --data DIR.', next);
  const wantsDemo = values.demo === true;
  if (wantsDemo && values.plant !== undefined) {
    return refuse('invalid-input', 'Either --plant or --demo, not both.', next);
  }
  if (!wantsDemo && (values.speed !== undefined || values.at !== undefined)) {
    return refuse('invalid-input', '--speed and --at belong to --demo.', next);
  }
  const speed = Number(values.speed ?? 1);
  if (!(speed >= 1 && speed <= 3600)) return refuse('invalid-input', '--speed is a number from 1 to 3600.', next);
  const port = Number(values.port ?? defaultPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return refuse('invalid-input', '--port is a number from 0 to 65535.', next);
  }
  const at = values.at === undefined ? undefined : parseScenarioTime(values.at);
  if (at !== undefined && !at.ok) return at;
  const syslog = values.syslog === undefined ? undefined : parseSyslogAddress(values.syslog);
  if (syslog !== undefined && !syslog.ok) return syslog;
  const data = resolve(values.data);
  return succeed({
    data,
    plantFile: values.plant === undefined ? join(data, 'plant.yaml') : resolve(values.plant),
    demo: wantsDemo ? { speed, ...(at === undefined ? {} : { at: at.value }) } : undefined,
    host: values.host ?? '127.0.0.1',
    port,
    syslog: syslog?.value,
    backups: values['backup-dir'] === undefined ? undefined : resolve(values['backup-dir']),
  });
}

function parseStationArgs(args: string[]) {
  return parseArgs({
    args,
    strict: true,
    allowPositionals: false,
    options: {
      data: { type: 'string' },
      plant: { type: 'string' },
      demo: { type: 'boolean' },
      speed: { type: 'string' },
      at: { type: 'string' },
      host: { type: 'string' },
      port: { type: 'string' },
      'backup-dir': { type: 'string' },
      syslog: { type: 'string' },
    },
  }).values;
}
