import type { Problem } from '../../../electron/contract/models/system.ts';

/** What can be wrong with a file as a whole. What is wrong inside it is told in the words of its format. */
export const problems: Record<NonNullable<Problem['code']>, string> = {
  missing: 'Diese Datei gibt es noch nicht.',
  'not-a-file': 'An diesem Ort liegt keine Datei.',
  'too-large': 'Die Datei ist zu groß.',
  'not-text': 'Die Datei ist kein Text in UTF-8.',
  unreadable: 'Die Datei kann nicht gelesen werden; die Rechte prüfen.',
  empty: 'Die Datei ist leer. Eine Anlage braucht mindestens version und name.',
};
