import type { Language } from '../../../../contract/text.ts';
import type { ReadTables } from '../../../tables.ts';
import { type ExportedEntry, wordFields } from '../entry.ts';
import type { Words } from '../words/languages.ts';
import type { ZoneClock } from '../zone.ts';

/** What a document needs in order to put an entry into words. */
export interface Telling {
  words: Words;
  language: Language;
  clock: ZoneClock;
  tables: ReadTables;
  /** The incident that the document is about; its entries do not name it again. */
  incident: string | undefined;
  /** Puts pseudonyms into a text that does not come out of an entry; the text itself where nobody asked for them. */
  text(text: string): string;
}

/** Left out of documents: technical detail that only the exact export needs. */
const silent = new Set(['procedure', 'digest', 'log', 'key', 'publicKey', 'signature', 'head', 'target', 'person']);
/** The longest value that is named as a fact, in characters. */
const longestFact = 200;

/**
 * An entry on one line: its kind in words, what it is about, and its facts by name. New kinds need no code here: a kind
 * without words is called by its own name, a field likewise.
 */
export function happening(entry: ExportedEntry, telling: Telling): string {
  const kinds: Readonly<Record<string, string>> = telling.words.kinds;
  const kind = Object.hasOwn(kinds, entry.kind) ? (kinds[entry.kind] ?? '') : entry.kind;
  const about = entry.subject === `incident/${telling.incident}` ? '' : nameOf(entry.subject, telling);
  const told = wordFields.find((field) => typeof entry.data[field] === 'string');
  const facts = Object.entries(entry.data)
    .filter(([field]) => field !== told && !silent.has(field))
    .flatMap(([field, value]) => factsIn(field, value, telling));
  const [head, tail] = [[kind, about].filter(Boolean).join(', '), facts.join('; ')];
  return tail === '' ? head : `${head}: ${tail}`;
}

/** The thing that a subject names, in words as far as the console knows it. */
export function nameOf(subject: string, { tables, language, text }: Telling): string {
  const [kind = '', ...rest] = subject.split('/');
  const id = rest.join('/');
  switch (kind) {
    case 'component':
      return tables.get('component', id)?.name[language] ?? id;
    case 'alarm': {
      const component = tables.get('alarm', id)?.component;
      return component === undefined ? id : (tables.get('component', component)?.name[language] ?? component);
    }
    case 'action':
      return text(tables.get('action', id)?.text ?? id);
    case 'swap': {
      const component = tables.get('swap', id)?.component;
      return component === undefined ? id : `${id}, ${tables.get('component', component)?.name[language] ?? component}`;
    }
    case 'console':
    case 'log':
      return '';
    default:
      return id;
  }
}

function factsIn(field: string, value: unknown, telling: Telling): string[] {
  const shown = namesFor(field, value, telling) ?? shownValue(value, telling);
  if (shown !== undefined) return shown === '' ? [] : [`${labelOf(field, telling.words)} ${shorten(shown)}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => factsIn(name, part, telling));
}

/** Names for a field that holds ids of things or of a person; undefined for other fields. */
function namesFor(field: string, value: unknown, { tables, language }: Telling): string | undefined {
  const ids = (Array.isArray(value) ? value : [value]).map(String);
  switch (field) {
    case 'owner':
      return ids.map((id) => tables.get('person', id)?.name ?? id).join(', ');
    case 'service':
    case 'services':
      return typeof value === 'number'
        ? undefined
        : ids.map((id) => tables.get('service', id)?.name[language] ?? id).join(', ');
    case 'component':
    case 'components':
    case 'partner':
      return typeof value === 'number'
        ? undefined
        : ids.map((id) => tables.get('component', id)?.name[language] ?? id).join(', ');
    default:
      return undefined;
  }
}

/** A value on one line; undefined for an object that has to be told field by field. */
function shownValue(value: unknown, telling: Telling): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return telling.words.values[String(value)] ?? String(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return telling.clock.text(Date.parse(value));
    return Object.hasOwn(telling.words.values, value) ? (telling.words.values[value] ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => shownValue(each, telling) ?? '').join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record[telling.language] === 'string') return String(record[telling.language]);
  if (typeof record['code'] === 'string') return [record['code'], record['detail']].filter(Boolean).join(', ');
  return undefined;
}

function labelOf(field: string, words: Words): string {
  return Object.hasOwn(words.fields, field) ? (words.fields[field] ?? field) : field;
}

function shorten(text: string): string {
  return text.length > longestFact ? `${text.slice(0, longestFact)}…` : text;
}
