import PdfDocument from 'pdfkit';
import { headOf } from '../document/head.ts';
import { linesOf, tellingOf } from '../document/lines.ts';
import type { ExportJob } from '../job.ts';
import { visible } from '../visible.ts';
import { TypeSetter } from './type-setter.ts';

/** Places on an A4 page, in points from the top left corner. */
const page = { left: 40, right: 555, top: 44, bottom: 792, foot: 806 } as const;
const columns = { number: 40, time: 84, who: 204, what: 300 } as const;
const size = { title: 15, label: 8, text: 8, foot: 7 } as const;
const leading = 11;

/** Writes the job as PDF. A page is handed on when the next one begins, so the memory does not grow with the document. */
export function* writePdf(job: ExportJob): Generator<Uint8Array> {
  const telling = tellingOf(job);
  const { words } = telling;
  const head = headOf(job, telling);
  const sheet = new PdfDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // Without a first font: the built-in ones would be read from files that a bundle does not have.
    font: null as unknown as string,
    lang: job.request.language,
    displayTitle: true,
    info: { Title: head.title, Creator: `Leitstand ${job.version}`, CreationDate: new Date(job.now) },
  });
  const regular = new TypeSetter(sheet, 400);
  const bold = new TypeSetter(sheet, 600);
  let y = 0;
  let number = 0;

  const foot = () => {
    if (number === 0) return;
    regular.draw(`${words.page} ${number}`, page.left, page.foot, size.foot);
    const [title = ''] = regular.lines(visible(head.title), 400, size.foot);
    regular.draw(title, columns.time, page.foot, size.foot);
  };
  const turn = () => {
    foot();
    sheet.addPage();
    number += 1;
    y = page.top;
  };
  const below = (lines: Iterable<string>, type: TypeSetter, x: number, points: number, step = leading) => {
    for (const line of lines) {
      if (y + step > page.bottom) turn();
      type.draw(line, x, y, points);
      y += step;
    }
  };
  const tableHead = () => {
    bold.draw(words.number, columns.number, y, size.label);
    bold.draw(words.time, columns.time, y, size.label);
    bold.draw(words.who, columns.who, y, size.label);
    bold.draw(words.what, columns.what, y, size.label);
    y += leading + 4;
  };

  turn();
  below(bold.lines(visible(head.title), page.right - page.left, size.title), bold, page.left, size.title, 20);
  y += 6;
  for (const [label, value] of head.facts) {
    if (y + leading > page.bottom) turn();
    bold.draw(label, page.left, y, size.label);
    below(regular.lines(visible(value), page.right - 150, size.text), regular, 150, size.text);
  }
  y += 6;
  for (const remark of head.remarks) {
    below(regular.lines(remark, page.right - page.left, size.text), regular, page.left, size.text);
  }
  y += 10;
  if (job.seqs.length === 0) below([words.nothing], regular, page.left, size.text);
  else tableHead();

  for (const line of linesOf(job, telling)) {
    if (y + leading > page.bottom) {
      turn();
      tableHead();
    }
    const began = number;
    regular.draw(String(line.seq), columns.number, y, size.text);
    regular.draw(line.time, columns.time, y, size.text);
    const who = [...regular.lines(`${line.who}\n${line.desk}`.trim(), columns.what - columns.who - 8, size.text)].slice(
      0,
      3,
    );
    for (const [index, part] of who.entries()) {
      if (y + (index + 1) * leading <= page.bottom) regular.draw(part, columns.who, y + index * leading, size.text);
    }
    const least = y + Math.min(who.length, 3) * leading;
    const width = page.right - columns.what;
    below(bold.lines(line.what, width, size.text), bold, columns.what, size.text);
    for (const part of [line.text, line.written]) {
      if (part === '') continue;
      for (const each of regular.lines(part, width, size.text)) {
        below([each], regular, columns.what, size.text);
        const made = sheet.read() as Buffer | null;
        if (made !== null) yield made;
      }
    }
    if (number === began) y = Math.max(y, least);
    y += 3;
    yield (sheet.read() as Buffer | null) ?? nothing;
  }
  foot();
  sheet.end();
  yield (sheet.read() as Buffer | null) ?? nothing;
}

const nothing = new Uint8Array();
