import type { Reason, State } from '../../../../electron/contract/models/condition.ts';
import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import type { Localized } from '../../../../electron/contract/text.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import type { Format } from '../../../i18n/format.ts';
import type { GlyphName } from '../../../parts/glyphs.tsx';

/** What a sentence may look up. Names of things that the screen does not have come back as undefined. */
export interface Names {
  text: Dictionary;
  format: Format;
  now: number;
  localized(name: Localized): string;
  component(id: string): string | undefined;
  alarm(id: string): string | undefined;
  incident(id: string): string | undefined;
  actionText(id: string): string | undefined;
  person(id: string): string;
  step(swap: string, step: string): string;
  outcome(action: string): string | undefined;
}

/** A log entry in words. `words` is what a person typed, of any length; `state` colours the glyph. */
export interface Sentence {
  title: string;
  glyph: GlyphName;
  facts: string[];
  words?: string | undefined;
  state?: State | undefined;
}

type Data = LogEntry['data'];

/** Says what an entry records. A kind that this screen does not know is named as it is, never left out. */
export function sentenceOf(entry: LogEntry, names: Names): Sentence {
  const say = Object.hasOwn(sayings, entry.kind) ? sayings[entry.kind] : undefined;
  const id = entry.subject.slice(entry.subject.indexOf('/') + 1);
  if (say === undefined) {
    return { title: names.text.timeline.entry.unknown(entry.kind), glyph: 'file', facts: [entry.subject] };
  }
  return say(entry.data, names, id);
}

/** Who stands behind an entry. */
export function actorName(entry: LogEntry, text: Dictionary): string {
  if ('name' in entry.actor) return entry.actor.name;
  const { systems } = text.timeline;
  return Object.hasOwn(systems, entry.actor.system) ? (systems[entry.actor.system] ?? '') : entry.actor.system;
}

const sayings: Record<string, (data: Data, names: Names, id: string) => Sentence> = {
  'health.transition': (data, names, id) => {
    const { inline } = names.text.states;
    const to = stateIn(data, 'to');
    const name = names.component(id) ?? id;
    return {
      title: names.text.timeline.entry.transition(name, inline[stateIn(data, 'from')], inline[to]),
      glyph: to === 'ok' ? 'chip' : to,
      state: to,
      facts: reasonIn(data, names),
    };
  },

  'alarm.raised': (data, names) => {
    const state = stateIn(data, 'state');
    const name = localizedIn(data, 'name');
    return {
      title: names.text.timeline.entry.raised(
        name === undefined ? textIn(data, 'component') : names.localized(name),
        names.text.states.inline[state],
      ),
      glyph: state,
      state,
      facts: reasonIn(data, names),
    };
  },
  'alarm.changed': (data, names, id) => {
    const state = stateIn(data, 'state');
    return {
      title: names.text.timeline.entry.changed(alarmName(id, names), names.text.states.inline[state]),
      glyph: state === 'ok' ? 'chip' : state,
      state,
      facts: reasonIn(data, names),
    };
  },
  'alarm.grouped': (data, names, id) => {
    const { entry } = names.text.timeline;
    return {
      title: entry.grouped(alarmName(id, names), numberIn(data, 'components')),
      glyph: 'chip',
      facts: [entry.hurt(numberIn(data, 'cells'), numberIn(data, 'services'), numberIn(data, 'sites'))],
    };
  },
  'alarm.acknowledged': (_, names, id) => ({
    title: names.text.timeline.entry.acknowledged(alarmName(id, names)),
    glyph: 'acknowledged',
    facts: [],
  }),
  'alarm.returned': (_, names, id) => ({
    title: names.text.timeline.entry.returned(alarmName(id, names)),
    glyph: 'returned',
    facts: [],
  }),

  'incident.declared': (data, names) => ({
    title: names.text.timeline.entry.declared,
    glyph: 'change',
    facts: [],
    words: textIn(data, 'title'),
  }),
  'incident.service': (data, names) => ({
    title: names.text.timeline.entry.service(wordOf(names.text.states.service, textIn(data, 'state'))),
    glyph: 'change',
    facts: [],
    words: textIn(data, 'text'),
  }),
  'incident.cause': (data, names) => ({
    title: names.text.timeline.entry.cause(wordOf(names.text.states.cause, textIn(data, 'state'))),
    glyph: 'change',
    facts: [],
    words: textIn(data, 'text'),
  }),
  'incident.judged': (data, names) => {
    const other = textIn(data, 'other');
    const verdict = textIn(data, 'verdict');
    return {
      title: names.text.timeline.entry.judged(
        names.incident(other) ?? other,
        wordOf(names.text.incidents.verdict, verdict),
      ),
      glyph: verdict === 'related' || verdict === 'not-related' ? verdict : 'undetermined',
      facts: [],
      words: textIn(data, 'because'),
    };
  },
  'incident.closed': (_, names) => ({ title: names.text.timeline.entry.closed, glyph: 'disc', facts: [] }),
  'note.added': (data, names) => ({
    title: names.text.timeline.entry.note,
    glyph: 'note',
    facts: [],
    words: textIn(data, 'text'),
  }),

  'action.added': (data, names) => {
    const { timeline } = names.text;
    const due = Date.parse(textIn(data, 'due'));
    return {
      title: timeline.entry.actionAdded(textIn(data, 'text')),
      glyph: 'plus',
      facts: [
        timeline.owner(names.person(textIn(data, 'owner'))),
        ...(Number.isNaN(due) ? [] : [timeline.due(names.format.moment(due, names.now))]),
      ],
    };
  },
  'action.started': (_, names, id) => ({
    title: names.actionText(id) ?? names.text.timeline.someAction,
    glyph: 'person',
    facts: [],
    words: names.outcome(id),
  }),
  'action.finished': (data, names, id) => ({
    title: names.actionText(id) ?? names.text.timeline.someAction,
    glyph: 'disc',
    facts: [],
    words: textIn(data, 'outcome'),
  }),

  'swap.opened': (data, names) => ({
    title: names.text.timeline.entry.swapOpened(componentIn(data, names)),
    glyph: 'swap',
    facts: [],
  }),
  'swap.confirmed': (data, names, id) => ({
    title: names.text.timeline.entry.swapConfirmed(names.step(id, textIn(data, 'step'))),
    glyph: 'check',
    facts: [],
  }),
  'swap.compared': (data, names, id) => {
    const { entry } = names.text.timeline;
    const step = names.step(id, textIn(data, 'step'));
    const scanned = textIn(data, 'scanned');
    if (data['match'] === true) {
      return { title: entry.swapMatch(step), glyph: 'scan', facts: [entry.scannedOnly(scanned)] };
    }
    return {
      title: entry.swapMismatch(step),
      glyph: 'scan',
      facts: [entry.scanned(scanned, textIn(data, 'expected')), wordOf(entry.identified, textIn(data, 'identifiedAs'))],
    };
  },
  'swap.passed': (data, names, id) => ({
    title: names.text.timeline.entry.swapPassed(names.step(id, textIn(data, 'step'))),
    glyph: 'pulse',
    facts: [],
  }),
  'swap.noted': (data, names) => ({
    title: names.text.timeline.entry.swapNoted,
    glyph: 'note',
    facts: [],
    words: textIn(data, 'text'),
  }),
  'swap.aborted': (data, names) => ({
    title: names.text.timeline.entry.swapAborted,
    glyph: 'abort',
    facts: [],
    words: textIn(data, 'reason'),
  }),
  'swap.finished': (_, names) => ({ title: names.text.timeline.entry.swapFinished, glyph: 'swap', facts: [] }),
  'part.installed': (data, names, id) => {
    const { timeline } = names.text;
    const serial = serialIn(data, 'part');
    const before = serialIn(data, 'previous');
    return {
      title: timeline.entry.installed(names.component(id) ?? timeline.somePart),
      glyph: 'swap',
      facts: [
        ...(serial === undefined ? [] : [timeline.entry.serial(serial)]),
        ...(before === undefined ? [] : [timeline.entry.serialBefore(before)]),
      ],
    };
  },
};

/** The kinds that have a sentence. */
export const knownKinds = Object.keys(sayings);

const states: readonly string[] = ['ok', 'degraded', 'down', 'unknown'];

function textIn(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}

function numberIn(data: Data, key: string): number {
  const value = data[key];
  return typeof value === 'number' ? value : 0;
}

function stateIn(data: Data, key: string): State {
  const value = textIn(data, key);
  return states.includes(value) ? (value as State) : 'unknown';
}

function recordIn(data: Data, key: string): Record<string, unknown> | undefined {
  const value = data[key];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function localizedIn(data: Data, key: string): Localized | undefined {
  const value = recordIn(data, key);
  return typeof value?.['de'] === 'string' && typeof value['en'] === 'string' ? (value as Localized) : undefined;
}

function serialIn(data: Data, key: string): string | undefined {
  const serial = recordIn(data, key)?.['serial'];
  return typeof serial === 'string' ? serial : undefined;
}

function reasonIn(data: Data, names: Names): string[] {
  const reason = recordIn(data, 'reason');
  if (reason === undefined) return [];
  const code = textIn(reason, 'code');
  const detail = textIn(reason, 'detail');
  const known = Object.hasOwn(names.text.reasons, code) ? names.text.reasons[code as Reason['code']] : code;
  return [known, detail].filter((part) => part !== '');
}

function componentIn(data: Data, names: Names): string {
  const id = textIn(data, 'component');
  return names.component(id) ?? id;
}

function alarmName(id: string, names: Names): string {
  return names.alarm(id) ?? names.text.timeline.someAlarm;
}

function wordOf(words: Record<string, string>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}
