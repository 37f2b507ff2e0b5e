import { headOf } from '../document/head.ts';
import { type Line, linesOf, tellingOf } from '../document/lines.ts';
import { visible } from '../visible.ts';
import type { TextFormat } from './format.ts';

/** Texts up to this length stand in the table; longer ones, and ones of several lines, stand below it. */
const longestInTable = 200;

/** A readable document. Nothing in it that people or machines wrote is taken for Markdown, HTML or an address. */
export const markdown: TextFormat = {
  name: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  isText: true,
  *write(job) {
    const telling = tellingOf(job);
    const { words } = telling;
    const head = headOf(job, telling);
    yield `# ${plain(head.title)}\n\n`;
    for (const [label, value] of head.facts) yield `- **${label}:** ${plain(value)}\n`;
    for (const remark of head.remarks) yield `\n> ${plain(remark)}\n`;
    yield `\n## ${words.timeline}\n\n`;
    if (job.seqs.length === 0) {
      yield `${words.nothing}\n`;
      return;
    }
    yield `| ${words.number} | ${words.time} | ${words.who} | ${words.what} |\n|---:|---|---|---|\n`;
    let long = 0;
    for (const line of linesOf(job, telling)) {
      const inTable = fits(line.text);
      if (!inTable) long += 1;
      const [first = ''] = line.text.slice(0, longestInTable / 2).split('\n');
      const text = inTable ? plain(line.text) : `${plain(first)}… (${words.text} ${line.seq})`;
      const what = [plain(line.what), text, plain(line.written)].filter(Boolean).join('; ');
      yield `| ${line.seq} | ${line.time} | ${plain(author(line))} | ${what} |\n`;
    }
    if (long === 0) return;
    yield `\n## ${words.texts}\n`;
    for (const line of linesOf(job, telling)) {
      if (fits(line.text)) {
        yield '';
        continue;
      }
      yield `\n### ${capital(words.text)} ${line.seq}\n\n${line.time}, ${plain(author(line))}, ${line.text.length} ${words.characters}\n\n`;
      yield fenced(line.text);
    }
  },
};

function author({ who, desk }: Line): string {
  return desk === '' ? who : `${who} (${desk})`;
}

function fits(text: Line['text']): boolean {
  return text.length <= longestInTable && !text.includes('\n');
}

/**
 * Text that stays text in Markdown, on one line and not at its beginning: markup is escaped, HTML becomes entities,
 * addresses do not become links, and letters that run from right to left are kept within their own piece.
 */
export function plain(text: string): string {
  const oneLine = visible(text)
    .replaceAll(/[\n\t]+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll(/[`*_{}[\]#|~!$^@]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('://', '\\://')
    .replaceAll(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .trim();
  return rightToLeft.test(oneLine) ? `\u2068${oneLine}\u2069` : oneLine;
}

/** Letters of scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

/** A block of text as it is, behind a fence that is longer than any within it. */
function fenced(text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
