import type { Dictionary } from '../de/index.ts';

export const problems: Dictionary['problems'] = {
  missing: 'This file does not exist yet.',
  'not-a-file': 'There is no file at this place.',
  'too-large': 'The file is too large.',
  'not-text': 'The file is not text in UTF-8.',
  unreadable: 'The file cannot be read; check its permissions.',
  empty: 'The file is empty. A plant needs at least version and name.',
};
