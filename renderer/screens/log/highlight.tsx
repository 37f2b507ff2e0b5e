import type { ReactNode } from 'react';
import { isHit, type SearchTerm } from '../../../electron/contract/search.ts';

/** A line of text with the words marked that were searched for. Text only: whatever stands in it is inert. */
export function Highlight({ text, terms }: { text: string; terms: readonly SearchTerm[] }): ReactNode {
  if (terms.length === 0) return text;
  const parts = text.split(/([\p{L}\p{N}\p{M}]+)/u);
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name and never move.
    index % 2 === 1 && isHit(part, terms) ? <mark key={index}>{part}</mark> : part,
  );
}

/** The first line of a text, short enough for a row of a list. */
export function firstLine(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 240 ? `${line.slice(0, 240)} …` : line;
}
