import type { Language } from '../../electron/contract/text.ts';
import { type Dictionary, de } from './de/index.ts';
import { en } from './en/index.ts';

export type { Dictionary };

/** Every text of the screens, by language. English lacks nothing: its parts are typed by the German ones. */
export const dictionaries: Record<Language, Dictionary> = { de, en };
