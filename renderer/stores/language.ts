import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Language, languages } from '../../electron/contract/text.ts';
import type { Memory } from './memory.ts';

export type LanguageStore = StoreApi<{ language: Language }>;

/** The language to begin with: the address (`?lang=`), then what was chosen before, then the browser's, then English. */
export function firstLanguage(search: string, remembered: string | null, browser: string): Language {
  const wanted = [new URLSearchParams(search).get('lang'), remembered, browser.slice(0, 2).toLowerCase()];
  for (const each of wanted) {
    const known = languages.find((language) => language === each);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** The language of this screen; a change is remembered. */
export function createLanguageStore(first: Language, memory: Memory): LanguageStore {
  const store = createStore<{ language: Language }>()(() => ({ language: first }));
  store.subscribe(({ language }) => memory.write('language', language));
  return store;
}
