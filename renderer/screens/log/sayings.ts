import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import type { GlyphName } from '../../parts/glyphs.tsx';
import { type Names, type Sentence, sentenceOf } from '../incidents/timeline/sentence.ts';

type Say = (data: LogEntry['data'], names: Names, entry: LogEntry) => Sentence;

/** A log entry in words: what the timelines of incidents know, and what only the log as a whole has. */
export function sayEntry(entry: LogEntry, names: Names): Sentence {
  const say = Object.hasOwn(sayings, entry.kind) ? sayings[entry.kind] : undefined;
  return say === undefined ? sentenceOf(entry, names) : say(entry.data, names, entry);
}

/** The kinds that have a sentence here, beside those of the timeline. */
export const logKinds = () => Object.keys(sayings);

const text = (data: LogEntry['data'], key: string) => {
  const value = data[key];
  return typeof value === 'string' ? value : '';
};
const number = (data: LogEntry['data'], key: string) => {
  const value = data[key];
  return typeof value === 'number' ? value : 0;
};
const facts = (...parts: string[]) => parts.filter((part) => part !== '');
const plain =
  (glyph: GlyphName, title: (words: Names['text']['log']['saying']) => string, ...keys: string[]): Say =>
  (data, names) => ({
    title: title(names.text.log.saying),
    glyph,
    facts: facts(...keys.map((key) => text(data, key))),
  });
const moment = (names: Names, iso: string) => {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : names.format.exact(at, names.now);
};

const sayings: Record<string, Say> = {
  'console.started': (data, names) => {
    const silent = moment(names, text(data, 'silentSince'));
    const { saying } = names.text.log;
    return {
      title: saying.started(text(data, 'version')),
      glyph: 'station',
      facts: silent === '' ? [] : [saying.silent(silent)],
    };
  },
  'console.stopped': plain('station', (say) => say.stopped),
  'plant.loaded': (data, names) => ({
    title: names.text.log.saying.plantLoaded,
    glyph: 'file',
    facts: [names.text.log.saying.plantCounts(number(data, 'components'), number(data, 'services'))],
  }),
  'plant.rejected': (data, names) => ({
    title: names.text.log.saying.plantRejected(number(data, 'problems')),
    glyph: 'pencil',
    facts: facts(text(data, 'first')),
  }),
  'alarm.absorbed': (data, names, { subject }) => {
    const root = text(data, 'component');
    const alarm = subject.slice(subject.indexOf('/') + 1);
    return {
      title: names.text.log.saying.absorbed(names.alarm(alarm) ?? alarm, names.component(root) ?? root),
      glyph: 'chip',
      facts: [],
    };
  },
  'demo.controlled': plain('play', (say) => say.demo, 'action', 'detail'),
  'log.keyed': plain('lock', (say) => say.keyed, 'key'),
  'log.checkpoint': (data, names) => ({
    title: names.text.log.saying.checkpoint(names.format.number(number(data, 'size'))),
    glyph: 'link',
    facts: [],
  }),
  'log.mismatched': plain('pencil', (say) => say.mismatched, 'keptAs'),
  'log.backed-up': plain('disc', (say) => say.backedUp, 'file'),
  'log.backup-failed': plain('pencil', (say) => say.backupFailed, 'reason'),
  'log.verified': (data, names) => ({
    title: names.text.log.saying.verified(number(data, 'entries')),
    glyph: 'link',
    facts: [],
  }),
  'log.damage-found': plain('pencil', (say) => say.damage, 'what', 'detail'),
  'log.tail-torn': plain('pencil', (say) => say.tailTorn, 'detail'),
  'log.restored': plain('back', (say) => say.restored, 'what', 'from'),
  'log.begun-anew': plain('pencil', (say) => say.begunAnew, 'what', 'detail'),
  'log.recovery-acknowledged': plain('check', (say) => say.recoveryRead),
  'clock.jumped': (data, names) => ({
    title: names.text.log.saying.clock(moment(names, text(data, 'from')), moment(names, text(data, 'to'))),
    glyph: 'clock',
    facts: [],
  }),
  'entry.corrected': (data, names) => ({
    title: names.text.log.saying.corrected(names.format.number(number(data, 'seq'))),
    glyph: 'pencil',
    facts: facts(text(data, 'reason')),
    words: text(data, 'text'),
  }),
  'entry.retracted': (data, names) => ({
    title: names.text.log.saying.retracted(names.format.number(number(data, 'seq'))),
    glyph: 'back',
    facts: facts(text(data, 'reason')),
  }),
};
