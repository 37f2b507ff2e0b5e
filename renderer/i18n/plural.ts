import type { Language } from '../../electron/contract/text.ts';

const rules: Record<Language, Intl.PluralRules> = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') };
const numbers: Record<Language, Intl.NumberFormat> = {
  de: new Intl.NumberFormat('de-DE'),
  en: new Intl.NumberFormat('en-US'),
};

/** A counter for one language: `n(2, 'Dienst', 'Dienste')` is '2 Dienste'. */
export function counter(language: Language): (count: number, one: string, other: string) => string {
  return (count, one, other) =>
    `${numbers[language].format(count)} ${rules[language].select(count) === 'one' ? one : other}`;
}
