import { codePointName } from '../visible.ts';
import { type Face, loadFaces, type Weight } from './fonts.ts';

/** What the type setter needs of the document: its fonts, and to put a run of letters somewhere. */
export interface Sheet {
  registerFont(name: string, bytes: Buffer): unknown;
  font(name: string): Sheet;
  fontSize(points: number): Sheet;
  widthOfString(text: string): number;
  text(text: string, x: number, y: number, options: { lineBreak: false }): unknown;
}

interface Glyph {
  text: string;
  face: string;
  /** Width at a size of one point. */
  width: number;
}

/** Breaks and draws text with the first face that has each character. What none has is written as its number. */
export class TypeSetter {
  readonly #sheet: Sheet;
  readonly #faces: Face[];
  readonly #glyphs = new Map<string, Glyph>();

  constructor(sheet: Sheet, weight: Weight) {
    this.#sheet = sheet;
    this.#faces = loadFaces(weight);
    for (const { name, bytes } of this.#faces) sheet.registerFont(name, bytes);
  }

  /** Lines of at most `width` points at this size. Breaks at blanks; what has none is broken where the line is full. */
  *lines(text: string, width: number, size: number): Generator<string> {
    const most = width / size;
    for (const paragraph of text.replaceAll('\t', '    ').split('\n')) {
      let line = '';
      let used = 0;
      let word = '';
      let wordWidth = 0;
      const flush = function* (): Generator<string> {
        if (used > 0 && used + wordWidth > most) {
          yield line.trimEnd();
          [line, used] = ['', 0];
        }
        line += word;
        used += wordWidth;
        [word, wordWidth] = ['', 0];
      };
      for (const character of paragraph) {
        const glyph = this.#glyph(character);
        if (character !== ' ' && wordWidth + glyph.width > most) yield* flush();
        word += glyph.text;
        wordWidth += glyph.width;
        if (character === ' ' || character === '-' || character === '/') yield* flush();
      }
      yield* flush();
      yield line.trimEnd();
    }
  }

  /** Puts one line that `lines` gave at a place, from the left. */
  draw(line: string, x: number, y: number, size: number): void {
    let left = x;
    let run = '';
    let face = '';
    let width = 0;
    const put = () => {
      if (run !== '') this.#sheet.font(face).fontSize(size).text(run, left, y, { lineBreak: false });
      left += width * size;
      [run, width] = ['', 0];
    };
    for (const character of line) {
      const glyph = this.#glyph(character);
      if (glyph.face !== face) put();
      face = glyph.face;
      run += glyph.text;
      width += glyph.width;
    }
    put();
  }

  #glyph(character: string): Glyph {
    const known = this.#glyphs.get(character);
    if (known !== undefined) return known;
    const face = this.#faces.find((each) => each.covers(character.codePointAt(0) ?? 0));
    const text = face === undefined ? codePointName(character) : character;
    const name = (face ?? this.#faces[0])?.name ?? '';
    const glyph = { text, face: name, width: this.#sheet.font(name).fontSize(1000).widthOfString(text) / 1000 };
    this.#glyphs.set(character, glyph);
    return glyph;
  }
}
