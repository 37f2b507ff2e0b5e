import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import type { ExportRequest } from '../../../contract/export.ts';
import { timelineSubjects } from '../../incidents/timeline.ts';
import type { ReadTables } from '../../tables.ts';
import { formats } from './formats/registry.ts';
import { type ExportJob, peopleOf, rowsOf, select } from './job.ts';
import { createPseudonyms } from './pseudonyms.ts';
import type { ExportSource } from './source.ts';
import { zoneClock } from './zone.ts';

/** What an export needs besides the log. */
export interface ExportSurroundings {
  tables: ReadTables;
  timeZone: string;
  /** Epoch ms. */
  now: number;
  version: string;
  /** A secret that makes pseudonyms the same in every export. */
  pseudonymKey?: Uint8Array | undefined;
}

/** A file that is being made. */
export interface ExportFile {
  name: string;
  mediaType: string;
  /** Its bytes, made as they are asked for. Others get to work in between. */
  chunks: AsyncIterable<Uint8Array>;
}

/** How long an export works before it lets others work, in milliseconds. */
const longestTurn = 10;
/** Pieces of text are gathered up to this many characters before they are handed on. */
const pieceSize = 65_536;

/**
 * Exports what `request` means out of `source`, which is closed when the export ends or is given up. Reading is all that
 * it does; what is written while it runs is not part of it. Refuses an incident that does not exist.
 */
export function exportLog(
  source: ExportSource,
  request: ExportRequest,
  surroundings: ExportSurroundings,
): Result<ExportFile> {
  const begun = begin(source, request, surroundings);
  if (!begun.ok) {
    source.close();
    return begun;
  }
  const format = formats[request.format];
  return succeed({
    name: fileName(request, surroundings),
    mediaType: format.mediaType,
    chunks: closing(source, async function* () {
      const turn = new Turn();
      const preparation = begun.value;
      let step = preparation.next();
      for (; !step.done; step = preparation.next()) await turn.pause();
      const job = step.value;
      const pieces = format.isText ? encoded(format.write(job)) : (await format.load())(job);
      for (const piece of pieces) {
        if (piece.length > 0) yield piece;
        await turn.pause();
      }
    }),
  });
}

/** The same as one text, at once, for a request that has to be small. Refuses more than `most`, and formats of bytes;
 * `searched` bounds the log itself where a request cannot be found by an index. */
export function exportText(
  source: ExportSource,
  request: ExportRequest,
  surroundings: ExportSurroundings,
  most: { entries: number; characters: number; searched: number },
): Result<{ name: string; mediaType: string; text: string }> {
  try {
    const format = formats[request.format];
    if (!format.isText) {
      return refuse(
        'not-allowed',
        'This screen cannot make a PDF. Nothing was exported.',
        `Use a station's screen, or the command: leitstand log export --format ${request.format}.`,
      );
    }
    const entries = source.last - source.first + 1;
    const searches = request.pseudonyms || request.from !== undefined || request.to !== undefined;
    if (searches && entries > most.searched) return tooLarge(`${entries} entries to search through`);
    const begun = begin(source, request, surroundings);
    if (!begun.ok) return begun;
    let step = begun.value.next();
    while (!step.done) step = begun.value.next();
    const job = step.value;
    if (job.seqs.length > most.entries) return tooLarge(`${job.seqs.length} entries`);
    const pieces: string[] = [];
    let length = 0;
    for (const piece of format.write(job)) {
      pieces.push(piece);
      length += piece.length;
      if (length > most.characters) return tooLarge(`more than ${most.characters} characters`);
    }
    return succeed({ name: fileName(request, surroundings), mediaType: format.mediaType, text: pieces.join('') });
  } finally {
    source.close();
  }
}

function tooLarge(size: string): ReturnType<typeof refuse> {
  return refuse(
    'not-allowed',
    `The export has ${size}, which is too much for this screen. Nothing was exported.`,
    'Choose a shorter period, or use the command: leitstand log export.',
  );
}

function begin(
  source: ExportSource,
  request: ExportRequest,
  { tables, timeZone, now, version, pseudonymKey }: ExportSurroundings,
): Result<Generator<undefined, ExportJob>> {
  const { incident } = request;
  const subjects = incident === undefined ? [] : timelineSubjects(tables, incident);
  if (incident !== undefined && subjects.length === 0) {
    return refuse('not-found', `There is no incident ${incident}. Nothing was exported.`, 'Choose one from the list.');
  }
  return succeed(
    (function* prepare() {
      const seqs = yield* select(source, request, subjects);
      const people = request.pseudonyms ? [...tables.all('person'), ...(yield* peopleOf(source))] : undefined;
      const pseudonyms = people === undefined ? undefined : createPseudonyms(people, 'Person', pseudonymKey);
      const clock = zoneClock(timeZone);
      return { request, seqs, clock, now, version, tables, pseudonyms, rows: () => rowsOf(source, seqs, pseudonyms) };
    })(),
  );
}

/** `INC-2019-0924-01.md`, `log-2019-09-24.csv`: nothing but letters, digits, dots and dashes. */
function fileName(request: ExportRequest, { timeZone, now }: ExportSurroundings): string {
  const day = (at: number) => zoneClock(timeZone).text(at).slice(0, 10);
  const { incident, from, to, format, pseudonyms } = request;
  const period = [from, to].filter((at) => at !== undefined).map(day);
  const name = incident ?? ['log', ...(period.length > 0 ? period : [day(now)])].join('-');
  return `${name.replaceAll(/[^\w.-]/g, '_')}${pseudonyms ? '-pseudonyms' : ''}.${format}`;
}

function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < pieceSize) {
      yield nothing;
      continue;
    }
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(waiting);
}

const nothing = new Uint8Array();

/** Work in turns: after a while others get theirs. */
class Turn {
  #since = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#since < longestTurn) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

/** Iterates once, and closes the source at the end, at a failure, or when the reader goes away. */
async function* closing(source: ExportSource, chunks: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks();
  } finally {
    source.close();
  }
}
