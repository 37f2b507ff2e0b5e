import type { Dictionary } from '../de/index.ts';

export const exporting: Dictionary['exporting'] = {
  button: 'Export',
  title: (what) => `Export ${what}`,
  format: 'Format',
  formats: { pdf: 'PDF', md: 'Markdown', csv: 'CSV', jsonl: 'JSON lines' },
  formatHint: {
    pdf: 'To read, print and file.',
    md: 'Readable text that can be worked on.',
    csv: 'For spreadsheets. No cell is taken for a formula.',
    jsonl: 'Every entry to the letter, with its hash: can be verified.',
  },
  names: 'Names of people',
  keepNames: 'as written',
  replaceNames: 'replaced',
  replaceHint: 'Known names become Person 1, Person 2 … Free text may still tell who is meant.',
  working: 'Exporting',
  done: (name) => `${name} exported`,
};
