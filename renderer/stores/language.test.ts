import { expect, test } from 'vitest';
import { firstLanguage } from './language.ts';

test.each([
  ['?lang=de', 'en', 'en-US', 'de'],
  ['?lang=fr', 'de', 'en-US', 'de'],
  ['', 'en', 'de-DE', 'en'],
  ['', null, 'de-AT', 'de'],
  ['', null, 'fr-FR', 'en'],
])('address %j, remembered %j, browser %j: %s', (search, remembered, browser, expected) => {
  expect(firstLanguage(search, remembered, browser)).toBe(expected);
});
