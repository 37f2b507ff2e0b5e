import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import type { Names } from '../incidents/timeline/sentence.ts';

/** Facts that a panel shows of one entry, at most. */
const mostFacts = 40;
/** Whole documents within an entry: their id stands for them. */
const leftOut = new Set([
  'procedure.steps',
  'procedure.title',
  'procedure.for',
  'procedure.source',
  'name.en',
  'publicKey',
]);

/** One fact of an entry, in the words of the screen where it knows some. */
export interface Fact {
  key: string;
  label: string;
  value: string;
}

/** What an entry carries, as lines of label and value. Texts that people typed are not cut here. */
export function factsOf(entry: LogEntry, names: Names): Fact[] {
  const found: Fact[] = [];
  collect(entry.data, '', found, names);
  return found.slice(0, mostFacts);
}

function collect(value: unknown, key: string, into: Fact[], names: Names): void {
  if (value === null || value === undefined || value === '' || leftOut.has(key) || into.length >= mostFacts) return;
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object')) add(value.map((each) => say(key, each, names)).join(', '));
    else add(String(value.length));
    return;
  }
  if (typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) collect(part, key === '' ? name : `${key}.${name}`, into, names);
    return;
  }
  add(say(key, value, names));

  function add(text: string): void {
    const { fields } = names.text.log;
    if (text !== '') into.push({ key, label: Object.hasOwn(fields, key) ? (fields[key] ?? key) : key, value: text });
  }
}

const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function say(key: string, value: unknown, names: Names): string {
  const { text, format } = names;
  if (typeof value === 'boolean') return value ? text.log.yes : text.log.no;
  if (typeof value === 'number') return format.number(value);
  if (typeof value !== 'string') return '';
  if (isoTime.test(value)) return format.exact(Date.parse(value), names.now);
  if (/(^|\.)(component|components|partner)$/.test(key)) return names.component(value) ?? value;
  if (key === 'owner') return names.person(value);
  const states: Record<string, string> = text.states.inline;
  if (['state', 'from', 'to'].includes(key) && Object.hasOwn(states, value)) return states[value] ?? value;
  const reasons: Record<string, string> = text.reasons;
  if (key === 'reason.code' && Object.hasOwn(reasons, value)) return reasons[value] ?? value;
  return value;
}
