import { createHmac } from 'node:crypto';
import type { KnownPerson } from './source.ts';

/** Replaces people in what is exported, the same person always by the same words. */
export interface Pseudonyms {
  /** The stored body with everybody in it replaced; still the JSON of an entry, but no longer the one that was hashed. */
  body(body: string): string;
  /** Names and ids within running text. */
  text(text: string): string;
  /** An id or a name that stands alone. Somebody unknown is taken for one more person. */
  person(idOrName: string): string;
  /** The same for what may also be a part of the console: that keeps its name. */
  author(idOrName: string): string;
}

/** Fields that hold no words: names of things, states and codes. A person's name there is a coincidence. */
const things = new Set([
  ...['at', 'happenedAt', 'since', 'due', 'time', 'silentSince', 'kind', 'subject', 'state', 'from', 'to', 'code'],
  ...['verdict', 'step', 'match', 'identifiedAs', 'component', 'components', 'services', 'alarms', 'incident', 'other'],
  ...[
    'swap',
    'partner',
    'endpoint',
    'digest',
    'log',
    'key',
    'publicKey',
    'signature',
    'head',
    'version',
    'action',
    'id',
  ],
]);
/** Fields that hold a person and nothing else. */
const peopleFields = new Set(['person', 'owner']);
/** Ids and parts of names shorter than this are too likely to be something else within a text. */
const shortest = 3;

/**
 * Pseudonyms for the people of a log. Without a `key` they are numbered as they are met, so two exports differ; with one
 * they are cut from an HMAC of the person's id, and are the same wherever the same key is used.
 */
export function createPseudonyms(people: readonly KnownPerson[], word: string, key?: Uint8Array): Pseudonyms {
  const idOf = new Map<string, string>();
  for (const { id, name } of people) {
    const known = idOf.get(folded(id)) ?? idOf.get(folded(name)) ?? id;
    for (const form of [id, name]) idOf.set(folded(form), known);
  }
  const given = new Map<string, string>();
  const pseudonymOf = (id: string): string => {
    const known = given.get(id);
    if (known !== undefined) return known;
    const made =
      key === undefined
        ? `${word} ${given.size + 1}`
        : `${word} ${createHmac('sha256', key).update(folded(id)).digest('hex').slice(0, 12)}`;
    given.set(id, made);
    return made;
  };
  const person = (idOrName: string): string =>
    idOrName === '' ? '' : pseudonymOf(idOf.get(folded(idOrName)) ?? idOrName);

  const { whole, parts, owners } = patterns(people, word, (id) => idOf.get(folded(id)) ?? id);
  const text = (words: string): string => {
    if (words === '') return words;
    let replaced = words.normalize('NFC');
    if (whole !== undefined) replaced = replaced.replace(whole, (found) => person(written(found, idOf)));
    if (parts === undefined) return replaced;
    return replaced.replace(parts, (found) => {
      const [owner, ...others] = owners.get(found) ?? [];
      return owner === undefined || others.length > 0 ? `${word} ?` : pseudonymOf(owner);
    });
  };

  const walk = (value: unknown, field: string, owner: Readonly<Record<string, unknown>>): unknown => {
    if (typeof value === 'string') {
      if (peopleFields.has(field) || (field === 'name' && 'person' in owner)) return person(value);
      return things.has(field) ? value : text(value);
    }
    if (Array.isArray(value)) return value.map((each) => walk(each, field, owner));
    if (typeof value !== 'object' || value === null) return value;
    const inner = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, walk(each, key, inner)]));
  };

  return {
    text,
    person,
    author: (idOrName) => (idOf.has(folded(idOrName)) ? person(idOrName) : idOrName),
    body(body) {
      try {
        return JSON.stringify(walk(JSON.parse(body), '', {}));
      } catch {
        // A body that is not JSON cannot be told apart into words and facts: nothing of it leaves.
        return JSON.stringify({ unreadable: true });
      }
    },
  };
}

function folded(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A name as it was found, as the name that is known: with one space between its parts, and ä for ae. */
function written(found: string, known: ReadonlyMap<string, string>): string {
  const plain = folded(found);
  if (known.has(plain)) return plain;
  for (const name of known.keys()) if (spelledOut(name) === plain) return name;
  return plain;
}

function spelledOut(name: string): string {
  return name.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
}

/**
 * Whole names and ids are found in any case, with any space between their parts; single parts of a name only as it is
 * written, because many names are also words.
 */
function patterns(people: readonly KnownPerson[], word: string, ownerOf: (id: string) => string) {
  const whole = new Set<string>();
  const owners = new Map<string, Set<string>>();
  for (const { id, name } of people) {
    for (const form of [id, name]) {
      if (form.trim().length < shortest) continue;
      whole.add(folded(form)).add(spelledOut(folded(form)));
    }
    const parts = name.normalize('NFC').split(/[\s,]+/);
    for (const part of parts.length < 2 ? [] : parts) {
      if (part.length < shortest || part === word || /[.\d]/.test(part)) continue;
      owners.set(part, (owners.get(part) ?? new Set()).add(ownerOf(id)));
    }
  }
  return {
    whole: anyOf(
      [...whole].map((form) => escaped(form).replaceAll(' ', String.raw`[\s\u00a0]+`)),
      'giu',
    ),
    parts: anyOf([...owners.keys()].map(escaped), 'gu'),
    owners,
  };
}

/** Any of these as a word of its own; the longest that fits. A genitive s stays behind the name. */
function anyOf(sources: string[], flags: string): RegExp | undefined {
  if (sources.length === 0) return undefined;
  const longestFirst = sources.toSorted((one, other) => other.length - one.length);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${longestFirst.join('|')})(?=s?(?![\p{L}\p{N}]))`, flags);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll('-', String.raw`\x2d`);
}
