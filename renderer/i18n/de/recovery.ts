import { counter } from '../plural.ts';

const n = counter('de');

/** Was mit der Datei des Logs geschehen ist, und mit ihren Kopien. */
export const recovery = {
  restored: 'Das Log war beschädigt und ist wiederhergestellt.',
  byHand: 'Eine Kopie hat das Log ersetzt.',
  begunAnew: 'Das Log war beschädigt, und nichts war wiederherzustellen. Ein neues hat begonnen.',
  found: 'Das Log ist beschädigt.',
  keptUpTo: (seq: string, time: string | null) =>
    `Erhalten und geprüft: alle Einträge bis ${seq}${time === null ? '' : ` (${time})`}. Falls danach noch etwas geschrieben wurde, fehlt es im Log.`,
  foundAt: (seq: string | null) => (seq === null ? '' : `Zuerst zu sehen an Eintrag ${seq}.`),
  foundNext:
    'Neue Einträge werden weiter geschrieben. Die Konsole bei Gelegenheit neu starten: Sie stellt das Log dabei wieder her.',
  monitoring: 'Die Überwachung läuft, Einträge werden im neuen Log festgehalten.',
  aside: (folder: string) => `Die alte Datei liegt unverändert in ${folder}.`,
  left: (entries: number, folder: string) =>
    `${n(entries, 'weiterer Eintrag ist', 'weitere Einträge sind')} dort noch lesbar: leitstand log salvage --data DIR --from ${folder} --out DATEI`,
  acknowledge: 'Zur Kenntnis nehmen',
  acknowledged: 'Zur Kenntnis genommen',
  copyLate: {
    data: 'Das Log wird nicht mehr gesichert.',
    second: 'Der zweite Ordner bekommt keine Kopien des Logs.',
  },
  lastCopy: (time: string) => `Letzte gute Kopie: ${time}.`,
  noCopy: 'Es gibt dort noch keine.',
};
