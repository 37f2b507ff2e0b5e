import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logCommand } from './cli-log.ts';
import { plantCommand } from './cli-plant.ts';
import { stationCommand } from './cli-station.ts';
import { root } from './host-platform.ts';

/** A subcommand: gets its arguments, gives the exit code, or nothing when it goes on until a signal. */
type Subcommand = (args: string[], version: string) => Promise<number | undefined>;

const subcommands: Record<string, Subcommand> = { station: stationCommand, plant: plantCommand, log: logCommand };

const usage = `leitstand: the operations console without a window

  leitstand station --data DIR [--plant FILE | --demo [--speed N] [--at HH:MM]] [--host H] [--port N]
                    [--syslog HOST:PORT] [--backup-dir DIR]
      runs the console and serves its screens; prints one line when it answers
  leitstand plant check FILE
      reports everything that is wrong with a plant file
  leitstand log verify --data DIR [--checkpoint FILE] [--key FILE]
      checks every entry and signature, against a checkpoint kept elsewhere too; names the first bad entry
  leitstand log checkpoint --data DIR [--public-key FILE] [--qr FILE]
      prints the latest checkpoint, to be kept elsewhere; writes the public key, and a QR code as SVG
  leitstand log replay --data DIR
      rebuilds the read models from the log and says what they hold
  leitstand log export --data DIR [--incident ID | --from T --to T] --format jsonl|csv|md|pdf --out FILE|-
                       [--pseudonyms [--pseudonym-key FILE]] [--language de|en] [--plant FILE] [--bom]
      writes an incident, a period or the whole log as a file, while a console runs on it or not
  leitstand log backup --data DIR [--to DIR]
      makes a verified copy of the log, while a console runs on it or not
  leitstand log restore --data DIR --from FILE
      puts a copy in the place of the log, which is moved aside
  leitstand log salvage --data DIR --from FOLDER --out FILE
      reads what is left of a damaged log; every entry says how far it can be trusted
  leitstand --version
`;

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const [name = '', ...args] = process.argv.slice(2);
if (name === '--version') {
  process.stdout.write(`${version}\n`);
} else if (name === '--help' || name === 'help') {
  process.stdout.write(usage);
} else if (Object.hasOwn(subcommands, name)) {
  const code = await subcommands[name]?.(args, version);
  if (code !== undefined) process.exit(code);
} else {
  process.stderr.write(name === '' ? usage : `leitstand: there is no command '${name}'.\n\n${usage}`);
  process.exitCode = 2;
}
