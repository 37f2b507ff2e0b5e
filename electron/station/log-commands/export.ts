import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Result, refuse, succeed } from '../../contract/errors.ts';
import { type ExportRequest, exportRequestSchema } from '../../contract/export.ts';
import { demoPlantText } from '../../core/demo/plant.ts';
import { exportLog } from '../../core/log/export/export.ts';
import { offlineTables, plantSourceOf, plantTables } from '../../core/log/export/offline.ts';
import { type ExportSource, openExportSource } from '../../core/log/export/source.ts';
import { zoneClock } from '../../core/log/export/zone.ts';
import { createNouns } from '../../core/nouns.ts';
import { type LoadedPlant, loadPlant } from '../../core/plant/load.ts';
import { loadProcedures } from '../../core/procedures/load.ts';
import { root } from '../host-platform.ts';
import { complain } from './data-folder.ts';

/** A key for pseudonyms has to be too long to be guessed, in bytes. */
const shortestKey = 16;
const usage =
  'Usage: leitstand log export --data DIR [--incident ID | --from T --to T] --format jsonl|csv|md|pdf --out FILE|- ' +
  '[--pseudonyms [--pseudonym-key FILE]] [--language de|en] [--plant FILE] [--bom]';

/**
 * `leitstand log export`: writes an incident, a period or the whole log as a file, or to stdout with `--out -`. Reads the
 * log alone, while a console runs on it or not.
 */
export async function exportCommand(args: string[]): Promise<number> {
  const values = readOptions(args);
  if (!values.ok) return complain(values.error);
  const key = readKey(values.value['pseudonym-key']);
  if (!key.ok) return complain(key.error);
  const opened = openExportSource(values.value.data);
  if (!opened.ok) return complain(opened.error);
  const source = opened.value;
  try {
    const plant = findPlant(source, values.value.plant);
    if (!plant.ok) return complain(plant.error);
    const timeZone = plant.value?.plant.timeZone ?? 'UTC';
    const request = readRequest(values.value, timeZone);
    if (!request.ok) return complain(request.error);
    const { incident, format } = request.value;
    const needsNames = incident !== undefined || format === 'md' || format === 'pdf';
    const { procedures } = await loadProcedures(join(root, 'resources', 'procedures'));
    const nouns = createNouns(procedures, () => undefined);
    const made = exportLog(source, request.value, {
      tables: needsNames ? offlineTables(source, nouns, plant.value) : plantTables(plant.value),
      timeZone,
      now: Date.now(),
      version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
      pseudonymKey: key.value,
    });
    if (!made.ok) return complain(made.error);
    const size = await write(made.value.chunks, values.value.out);
    process.stderr.write(`${values.value.out === '-' ? made.value.name : values.value.out}: ${size} bytes\n`);
    if (request.value.pseudonyms) {
      process.stderr.write('Names and ids of known people are replaced; free text may still tell who is meant.\n');
    }
    return 0;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return complain({
      message: `The export ended early (${reason}). The log was only read.`,
      next: 'Check the place that it is written to, and the log with leitstand log verify.',
    });
  } finally {
    source.close();
  }
}

function readOptions(args: string[]): Result<ReturnType<typeof parseOptions> & { data: string; out: string }> {
  try {
    const values = parseOptions(args);
    const { data, out } = values;
    if (data === undefined) return refuse('invalid-input', 'The command needs the data folder.', usage);
    if (out === undefined) return refuse('invalid-input', 'The command needs a place to write to.', usage);
    return succeed({ ...values, data, out });
  } catch (cause) {
    return refuse('invalid-input', `${cause instanceof Error ? cause.message : String(cause)}.`, usage);
  }
}

function parseOptions(args: string[]) {
  return parseArgs({
    args,
    strict: true,
    allowPositionals: false,
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string' },
      incident: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      language: { type: 'string' },
      plant: { type: 'string' },
      pseudonyms: { type: 'boolean' },
      'pseudonym-key': { type: 'string' },
      bom: { type: 'boolean' },
    },
  }).values;
}

function readRequest(values: ReturnType<typeof parseOptions>, timeZone: string): Result<ExportRequest> {
  const clock = zoneClock(timeZone);
  const instant = (text: string) => (/[Zz]$|[+-]\d\d:?\d\d$/.test(text) ? Date.parse(text) : clock.read(text));
  for (const name of ['from', 'to'] as const) {
    const text = values[name];
    if (text !== undefined && Number.isNaN(instant(text))) {
      return refuse(
        'invalid-input',
        `--${name} ${text} is not a time.`,
        `Write 2019-09-24, '2019-09-24 11:00' (${clock.zone}) or 2019-09-24T09:00:00Z.`,
      );
    }
  }
  const parsed = exportRequestSchema.safeParse({
    format: values.format,
    pseudonyms: values.pseudonyms === true || values['pseudonym-key'] !== undefined,
    bom: values.bom === true,
    ...(values.language === undefined ? {} : { language: values.language }),
    ...(values.incident === undefined ? {} : { incident: values.incident }),
    ...(values.from === undefined ? {} : { from: instant(values.from) }),
    ...(values.to === undefined ? {} : { to: instant(values.to) }),
  });
  if (parsed.success) return succeed(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse('invalid-input', `--${issue?.path.join('.')}: ${issue?.message}.`, usage);
}

function readKey(file: string | undefined): Result<Uint8Array | undefined> {
  if (file === undefined) return succeed(undefined);
  try {
    const key = readFileSync(file);
    if (key.length >= shortestKey) return succeed(key);
    return refuse(
      'invalid-input',
      `The key ${file} has ${key.length} bytes, which can be guessed.`,
      `Make one of at least ${shortestKey} bytes: openssl rand -out FILE 32`,
    );
  } catch (cause) {
    return refuse('not-found', `The key ${file} cannot be read (${String(cause)}).`, 'Check the path.');
  }
}

/** The plant that names things and tells the time zone: the given file, or the one that the log was written with. */
function findPlant(source: ExportSource, given: string | undefined): Result<LoadedPlant | undefined> {
  const file = given ?? plantSourceOf(source);
  if (file === undefined) return succeed(undefined);
  let text: string;
  try {
    text = file === 'demo' && given === undefined ? demoPlantText('http://127.0.0.1') : readFileSync(file, 'utf8');
  } catch (cause) {
    if (given !== undefined) {
      return refuse('not-found', `The plant ${given} cannot be read (${String(cause)}).`, 'Check the path.');
    }
    process.stderr.write(`${file} is gone: times are in UTC, components have their ids. --plant FILE names another.\n`);
    return succeed(undefined);
  }
  const loaded = loadPlant(text, file);
  if (loaded.ok) return succeed(loaded.plant);
  if (given !== undefined) {
    return refuse('plant-invalid', `The plant ${given} is not valid.`, `leitstand plant check ${given} tells why.`);
  }
  process.stderr.write(`${file} is not valid now: times are in UTC, components have their ids.\n`);
  return succeed(undefined);
}

/** Writes the file at once or not at all: beside its place first, then in it. Answers its size in bytes. */
async function write(chunks: AsyncIterable<Uint8Array>, out: string): Promise<number> {
  let size = 0;
  if (out === '-') {
    let gone = false;
    process.stdout.on('error', () => {
      gone = true;
    });
    for await (const chunk of chunks) {
      await new Promise((resolve) => process.stdout.write(chunk, resolve));
      // A reader like head, which has seen enough.
      if (gone) break;
      size += chunk.length;
    }
    return size;
  }
  const fresh = `${out}.new`;
  const handle = openSync(fresh, 'w');
  try {
    for await (const chunk of chunks) {
      for (let written = 0; written < chunk.length; ) written += writeSync(handle, chunk, written);
      size += chunk.length;
    }
    fsyncSync(handle);
  } catch (cause) {
    closeSync(handle);
    rmSync(fresh, { force: true });
    throw cause;
  }
  closeSync(handle);
  renameSync(fresh, out);
  return size;
}
