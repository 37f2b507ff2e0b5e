import { type ExportedEntry, readEntry, wordsIn } from '../entry.ts';
import { visible, visibleJson } from '../visible.ts';
import type { TextFormat } from './format.ts';

/** Excel cuts a cell at 32,767 characters, and its rest lands in other rows: longer cells are cut here and say so. */
const longestCell = 32_000;

const columns = [
  ...['seq', 'time', 'at', 'happenedAt', 'kind', 'subject', 'actor', 'name', 'desk', 'text', 'data', 'hash'],
] as const;

/** Table for spreadsheets (RFC 4180, UTF-8). No cell is a formula, none holds a character that cannot be seen. */
export const csv: TextFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  isText: true,
  *write(job) {
    const mark = job.request.bom ? '\ufeff' : '';
    yield `${mark}${columns.join(',')}\r\n`;
    for (const row of job.rows()) {
      const entry = readEntry(row);
      const cells = [
        job.clock.text(Date.parse(entry.happenedAt || entry.at)),
        entry.at,
        entry.happenedAt,
        entry.kind,
        entry.subject,
        actorId(entry),
        entry.actor.name,
        entry.actor.desk,
        wordsIn(entry),
        visibleJson(entry.data),
        job.pseudonyms === undefined ? row.hash : '',
      ];
      yield `${row.seq},${cells.map(csvCell).join(',')}\r\n`;
    }
  },
};

/**
 * A cell that a spreadsheet takes for text. What it would take for a formula gets a leading apostrophe: `= + - @`, their
 * full-width forms, tab and line ends, also behind blanks. Quotes around everything keep separators inside.
 */
export function csvCell(text: string): string {
  const seen = visible(text);
  const whole = seen.length > longestCell ? `${cut(seen)}… (${seen.length} characters)` : seen;
  const inert = /^(?:[\t\n\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/.test(whole) ? `'${whole}` : whole;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** The beginning of a text, without half a character at its end. */
function cut(text: string): string {
  return text.slice(0, longestCell).replace(/[\ud800-\udbff]$/, '');
}

function actorId({ actor }: ExportedEntry): string {
  return actor.person === '' ? `system:${actor.system}` : actor.person;
}
