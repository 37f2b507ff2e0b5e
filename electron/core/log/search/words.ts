import { shortestInside, wordsOf } from '../../../contract/search.ts';
import type { Entry, EntryKind } from '../kinds.ts';

/**
 * What the screens call the kinds, in both languages: the words that somebody types who saw an entry on a screen. A kind
 * that is missing here is found by the rest of its text.
 */
const kindWords: Partial<Record<EntryKind, string>> = {
  'console.started': 'Konsole gestartet console started',
  'console.stopped': 'Konsole beendet console stopped',
  'plant.loaded': 'Anlage geladen plant loaded',
  'plant.rejected': 'Anlage abgelehnt plant rejected',
  'health.transition': 'Zustand state',
  'alarm.raised': 'Alarm wahrscheinliche Ursache probable root raised',
  'alarm.changed': 'Alarm geändert changed',
  'alarm.grouped': 'Alarmgruppe Folgen zusammengefasst alarm group consequences grouped',
  'alarm.acknowledged': 'Alarmgruppe quittiert alarm group acknowledged',
  'alarm.returned': 'Alarm gegangen alarm returned',
  'alarm.absorbed': 'Alarm Folge alarm consequence',
  'incident.declared': 'Störung gemeldet incident declared',
  'incident.service': 'Störung Dienst incident service',
  'incident.cause': 'Störung Ursache incident cause',
  'incident.judged': 'Störung beurteilt Zusammenhang incident judged',
  'incident.closed': 'Störung geschlossen incident closed',
  'note.added': 'Notiz note',
  'action.added': 'Schritt hinzugefügt action added',
  'action.started': 'Schritt begonnen action started',
  'action.finished': 'Schritt fertig action finished',
  'entry.corrected': 'Eintrag berichtigt Berichtigung entry corrected correction',
  'entry.retracted': 'Eintrag zurückgenommen entry retracted',
  'swap.opened': 'Tausch begonnen swap started',
  'swap.confirmed': 'Tausch bestätigt swap confirmed',
  'swap.compared': 'Tausch Seriennummer swap serial',
  'swap.passed': 'Tausch erfüllt swap passed',
  'swap.noted': 'Notiz Tausch note swap',
  'swap.aborted': 'Tausch abgebrochen swap aborted',
  'swap.finished': 'Tausch abgeschlossen swap finished',
  'part.installed': 'Teil eingebaut Seriennummer part installed serial',
};

/** States as the screens say them, beside the word that the entry has. */
const stateWords: Record<string, string> = {
  degraded: 'beeinträchtigt',
  down: 'ausgefallen Ausfall',
  unknown: 'unbekannt',
  restored: 'wiederhergestellt',
  workaround: 'Umgehung',
  suspected: 'vermutet',
  confirmed: 'bestätigt',
};

const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const hexDigest = /^[0-9a-f]{32,}$/;
/** Parts of entries that are whole documents of their own: nobody looks for an entry by them. */
const leftOut = new Set(['procedure', 'signature', 'publicKey']);

/** The texts of an entry that can be searched for, in its own order: what people typed, names, ids, reasons, serials. */
export function textsOf(entry: Pick<Entry, 'kind' | 'subject' | 'actor' | 'data'>): string[] {
  const texts = [entry.subject.replace('/', ' '), 'name' in entry.actor ? entry.actor.name : entry.actor.system];
  collect(entry.data, texts);
  return texts;
}

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') {
    if (value !== '' && !isoTime.test(value) && !hexDigest.test(value)) into.push(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) if (!leftOut.has(key)) collect(part, into);
  }
}

/** From this many letters on, a word may be a compound whose parts are looked for. */
const shortestCompound = 7;
/** Words of one entry whose inner parts are indexed; a megabyte of text is found by the beginnings of its words alone. */
const mostCompounds = 2000;

/** What is indexed for these texts: their words, and the ends of long words, so that `controller` finds `Speichercontroller`. */
export function indexedText(kind: string, texts: readonly string[]): { words: string; inside: string } {
  const known = kindWords[kind as EntryKind];
  const words = wordsOf([...texts, ...texts.map((text) => stateWords[text] ?? ''), known ?? ''].join(' \n '));
  const ends = new Set<string>();
  let compounds = 0;
  for (const word of words) {
    if (word.length < shortestCompound || !/^\p{L}+$/u.test(word)) continue;
    compounds += 1;
    if (compounds > mostCompounds) break;
    for (let start = 2; start <= word.length - shortestInside; start += 1) ends.add(word.slice(start));
  }
  return { words: words.join(' '), inside: [...ends].join(' ') };
}
