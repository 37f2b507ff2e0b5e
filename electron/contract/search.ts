/** The longest text that a search takes, in characters. */
export const longestSearch = 500;
/** The most words that a search looks at; what is typed after them is left out. */
export const mostWords = 16;
/** Words are compared by their first letters, this many at most. */
const longestWord = 64;

/**
 * The form in which words are compared: small letters without marks; ß is ss, and ä, ae and a are one, as are ö, oe, o and
 * ü, ue, u. What begins with a text still begins with it in this form, so that results stay while somebody types on.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ßæœøłđ]/g, (letter) => single[letter] ?? letter)
    .replace(/([aou])e/g, '$1');
}

const single: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** The words of a text, folded. Everything that is neither letter nor digit stands between words. */
export function wordsOf(text: string): string[] {
  return (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, longestWord).join(''));
}

/** Words that have to follow each other. `prefix`: the last of them may go on. */
export interface SearchTerm {
  words: string[];
  prefix: boolean;
}

/**
 * What somebody typed, as terms that all have to be found. Quotes make a phrase that is taken as it is written. Other words
 * may go on: the last one always, the ones before from three letters on. There is no other syntax, so nothing can be wrong.
 */
export function parseSearch(text: string): SearchTerm[] {
  const pieces = [...text.slice(0, longestSearch).matchAll(/"([^"]*)("?)|[^\s"]+/g)];
  const terms: SearchTerm[] = [];
  let left = mostWords;
  for (const [index, piece] of pieces.entries()) {
    const [whole, quoted, closing] = piece;
    const words = wordsOf(quoted ?? whole).slice(0, left);
    const last = words.at(-1);
    if (last === undefined) continue;
    left -= words.length;
    const open = quoted === undefined ? index === pieces.length - 1 || last.length >= 3 : closing === '';
    terms.push({ words, prefix: open });
  }
  return terms;
}

/** Whether a word of a text is one that was searched for. Words of phrases are judged one by one. */
export function isHit(word: string, terms: readonly SearchTerm[]): boolean {
  const [folded = ''] = wordsOf(word);
  return (
    folded !== '' &&
    terms.some(({ words, prefix }) =>
      words.some((wanted, index) => {
        if (!prefix || index < words.length - 1) return folded === wanted;
        return folded.startsWith(wanted) || (wanted.length >= shortestInside && folded.includes(wanted));
      }),
    )
  );
}

/** From this many letters on, a word is also found inside of longer ones: `controller` in `Speichercontroller`. */
export const shortestInside = 4;
