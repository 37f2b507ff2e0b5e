import { readEntry, wordsIn } from '../entry.ts';
import type { ExportJob } from '../job.ts';
import { visible } from '../visible.ts';
import { words } from '../words/languages.ts';
import { happening, type Telling } from './happening.ts';

/** One line of a document's timeline. Everything in it is visible text; `text` is what somebody wrote, of any length. */
export interface Line {
  seq: number;
  time: string;
  /** When it was written, where that is not when it happened. */
  written: string;
  who: string;
  desk: string;
  what: string;
  text: string;
}

/** How a job's document speaks. */
export function tellingOf({ request, clock, tables, pseudonyms }: ExportJob): Telling {
  return {
    words: words[request.language],
    language: request.language,
    clock,
    incident: request.incident,
    tables,
    text: pseudonyms?.text ?? ((text) => text),
  };
}

/** The timeline of a job, one entry at a time. */
export function* linesOf(job: ExportJob, telling: Telling): Generator<Line> {
  for (const row of job.rows()) {
    const entry = readEntry(row);
    const [at, happenedAt] = [Date.parse(entry.at), Date.parse(entry.happenedAt || entry.at)];
    yield {
      seq: row.seq,
      time: job.clock.text(happenedAt),
      written: at === happenedAt ? '' : `${telling.words.written} ${job.clock.text(at)}`,
      who: visible(entry.actor.name || entry.actor.system),
      desk: visible(entry.actor.desk),
      what: visible(happening(entry, telling)),
      text: visible(wordsIn(entry)),
    };
  }
}
