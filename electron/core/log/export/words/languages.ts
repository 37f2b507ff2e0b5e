import type { Language } from '../../../../contract/text.ts';
import { de, type Words } from './de.ts';
import { en } from './en.ts';

export type { Words };

/** The words of exported documents by language. */
export const words: Record<Language, Words> = { de, en };
