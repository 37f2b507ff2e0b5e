import { counter } from '../plural.ts';

const n = counter('de');

/** Dative plural: everything that does not end in n or s takes an n (Bezirke, in 7 Bezirken). */
function dative(plural: string): string {
  return /[ns]$/.test(plural) ? plural : `${plural}n`;
}

/** Texts of the wall. `part` is what the head's verdict says after the emphasised first part. */
export const wall = {
  /** The whole for reading aloud and for the table. */
  impact: 'Dienste an den Standorten',
  service: 'Dienst',
  moreSites: (count: number) => `und ${count} weitere`,
  moreServices: (count: number) => `und ${n(count, 'weiterer Dienst', 'weitere Dienste')}`,
  noServices: 'Die Anlage nennt keine Dienste.',
  noSites: 'Die Anlage nennt keine Standorte für diesen Dienst.',
  sites: 'Standorte',
  verdict: {
    clear: 'Alles in Betrieb',
    servicesClear: 'Dienste in Betrieb,',
    down: (count: number) => `${n(count, 'Dienst', 'Dienste')} ausgefallen`,
    degraded: (count: number) => `${n(count, 'Dienst', 'Dienste')} beeinträchtigt`,
    unknown: (count: number) => `${n(count, 'Dienst', 'Dienste')} unbekannt`,
    faults: (count: number) => n(count, 'Fehler', 'Fehler'),
    services: (count: number) => n(count, 'Dienst', 'Dienste'),
    noService: 'kein Dienst betroffen',
    componentsUnknown: (count: number) => `${n(count, 'Komponente', 'Komponenten')} unbekannt`,
    allSites: (count: number, group: string) => (count === 1 ? group : `alle ${count} ${group}`),
    someSites: (count: number, group: string) => `${count} ${group}`,
  },
  /** A service at the sites of a summed group. */
  summary: {
    all: (word: string, count: number, group: string) => `${word} in ${count} ${dative(group)}`,
    some: (word: string, count: number, total: number, group: string) =>
      `${word} in ${count} von ${total} ${dative(group)}`,
    aged: (total: number, group: string, age: string) => `${total} ${group}, ${age}`,
  },
  causeOpen: 'Ursache offen',
  components: 'Komponenten',
  inService: (count: number) => `${n(count, 'Komponente', 'Komponenten')} in Betrieb`,
  allUnknown: (count: number) => `${n(count, 'Komponente', 'Komponenten')} unbekannt`,
  racksReporting: (racks: number) => `${n(racks, 'Schrank', 'Schränke')}, alle melden`,
  noComponents: 'Die Anlage nennt keine Komponenten.',
  count: {
    down: 'ausgefallen',
    consequence: 'in Folge beeinträchtigt',
    degraded: 'beeinträchtigt',
    unknown: 'unbekannt',
    maintenance: 'Wartung',
    ok: 'OK',
  },
  unplaced: (count: number) => `${n(count, 'Komponente', 'Komponenten')} ohne Schrank`,
  rack: (rack: string) => `Schrank ${rack}`,
  since: (time: string) => `seit ${time}`,
  consequence: 'Folge',
  incidents: (count: number) => (count === 1 ? 'Störung' : 'Störungen'),
  unacknowledged: 'unquittiert',
  open: {
    cause: 'Ursache offen',
    incident: 'Offene Störung',
    ready: 'Bereit zum Schließen',
    service: 'Dienst',
    causeTrack: 'Ursache',
    more: (count: number) => `und ${n(count, 'weitere Störung', 'weitere Störungen')}`,
  },
  returned: 'Gegangen, unquittiert',
  returnedAt: (time: string) => `gegangen ${time}`,
  root: {
    cause: 'Ursache',
    probable: 'Wahrscheinliche Ursache',
    first: 'Zuerst. Wahrscheinliche Ursache',
    firstConfirmed: 'Zuerst. Ursache',
    second: (time: string) => `Als Zweites, seit ${time}`,
    line: { down: 'ausgefallen', degraded: 'beeinträchtigt', unknown: 'unbekannt', ok: 'erholt sich' },
    sinceLine: (state: string, time: string) => `${state} seit ${time}`,
    minutes: 'Minuten',
    hours: 'Stunden',
    sinceEvent: { down: 'seit Ausfall', degraded: 'seit Beginn', unknown: 'seit Beginn', ok: 'seit Beginn' },
    group: 'Ursache',
    consequences: (count: number) => (count === 1 ? 'Folge' : 'Folgen'),
    cells: (count: number) => (count === 1 ? 'Dienst vor Ort' : 'Dienste vor Ort'),
    components: (count: number) => (count === 1 ? 'Komponente' : 'Komponenten'),
    services: (count: number) => (count === 1 ? 'Dienst zentral' : 'Dienste zentral'),
    more: (count: number) => `und ${n(count, 'weiterer Fehler', 'weitere Fehler')}`,
    hurts: (cells: number) => (cells === 0 ? 'kein Dienst betroffen' : n(cells, 'Dienst vor Ort', 'Dienste vor Ort')),
  },
  order: {
    title: 'Warum diese Reihenfolge',
    byCells: (first: number, second: number) =>
      `${n(first, 'Dienst vor Ort', 'Dienste vor Ort')} vor ${second === 0 ? 'keinem' : second}.`,
    byState: 'Ausgefallen vor beeinträchtigt.',
    byPriority: (first: number, second: number) => `Priorität ${first} vor Priorität ${second}.`,
    byAge: 'Der ältere Fehler zuerst.',
    both: (cells: number) =>
      cells === 1 ? '1 Dienst vor Ort braucht beide.' : `${cells} Dienste vor Ort brauchen beide.`,
  },
  next: {
    title: 'Nächster Schritt',
    several: 'Nächste Schritte',
    due: (time: string) => `fällig ${time}`,
    left: 'noch',
    overdue: 'überfällig',
    minutes: 'min',
    hours: 'h',
    days: 'd',
    running: 'läuft',
    noAction: 'Keine offene Aktion',
    noIncident: 'Noch keine Störung angelegt',
    lead: (name: string) => `Leitung ${name}`,
  },
  swap: { title: 'Tausch läuft', step: (number: number, total: number) => `Schritt ${number} von ${total}` },
  stale: {
    clock: 'Uhr läuft, Daten nicht',
    banner: 'Diese Wand erreicht die Station nicht. Andere Wände können aktuell sein.',
    withoutData: 'ohne Daten',
    seconds: 'Sekunden',
    last: (time: string) => `zuletzt ${time}, nicht aktuell`,
    lastLine: (time: string) => `zuletzt ${time}`,
    where: 'Wo es klemmt',
    retries: (count: number) =>
      count === 0 ? 'neuer Versuch alle 1 bis 5 s' : `neuer Versuch alle 1 bis 5 s, bisher ${count}`,
    chain: {
      wall: ['Wand', 'läuft'],
      station: ['Station', 'antwortet nicht'],
      polling: ['Abfrage', 'unbekannt'],
      plant: ['Anlage', 'unbekannt'],
    },
    todo: [
      ['Einen anderen Bildschirm ansehen: aktuell?', 'ja: nur diese Wand; nein: die Station'],
      ['Netzkabel und Station prüfen', 'diese Wand kann niemanden informieren'],
    ],
    legend: 'Unbekannt: Alter statt Zustand. Der letzte gute Wert gilt nie als OK.',
  },
  demo: { label: 'Demo', play: (time: string) => `${time} abspielen`, speed: 'Geschwindigkeit' },
  legendRoot: (number: number) => `Folge von Ursache ${number}`,
};
