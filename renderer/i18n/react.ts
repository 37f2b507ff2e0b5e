import type { Localized } from '../../electron/contract/text.ts';
import { useLanguage, usePlant } from '../stores/react.ts';
import { type Dictionary, dictionaries } from './dictionary.ts';
import { type Format, formatFor } from './format.ts';

/** The texts of the chosen language: `text.wall.clear`, `text.wall.components(400)`. */
export function useText(): Dictionary {
  return dictionaries[useLanguage()[0]];
}

/** Numbers and times of the chosen language, in the plant's time zone. */
export function useFormat(): Format {
  const [language] = useLanguage();
  return formatFor(language, usePlant()?.timeZone ?? 'UTC');
}

/** Picks the chosen language out of a name that exists in both. */
export function useLocalized(): (name: Localized) => string {
  const [language] = useLanguage();
  return (name) => name[language];
}
