import type { Language } from '../../electron/contract/text.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

export type { Dictionary } from './de/index.ts';

/** Every text of the screens, by language. English lacks nothing: its parts are typed by the German ones. */
export const dictionaries: Record<Language, typeof de> = { de, en };
