import type { ErrorKind } from '../../../electron/contract/errors.ts';

/** What an error of each kind means, and what a person does next. */
export const errors: Record<ErrorKind, { what: string; next: string }> = {
  'invalid-input': {
    what: 'Die Eingabe ist unvollständig oder unzulässig. Nichts wurde geändert.',
    next: 'Eingabe prüfen und noch einmal senden.',
  },
  'unknown-command': {
    what: 'Die Konsole kennt diesen Befehl nicht. Nichts wurde geändert.',
    next: 'Seite neu laden: Bildschirm und Konsole haben verschiedene Stände.',
  },
  'not-found': { what: 'Das gibt es nicht mehr. Nichts wurde geändert.', next: 'Den aktuellen Stand ansehen.' },
  conflict: {
    what: 'Inzwischen hat sich etwas geändert. Nichts wurde überschrieben.',
    next: 'Den neuen Stand ansehen, dann entscheiden.',
  },
  'not-allowed': {
    what: 'Das geht in diesem Zustand nicht. Nichts wurde geändert.',
    next: 'Zuerst erledigen, was noch offen ist.',
  },
  mismatch: {
    what: 'Die Seriennummer passt nicht. Der Schritt bleibt offen.',
    next: 'Das richtige Teil noch einmal scannen.',
  },
  'gate-closed': {
    what: 'Die Freigabeprüfung ist noch nicht erfüllt.',
    next: 'Warten, bis die Bedingungen erfüllt sind.',
  },
  'same-person': { what: 'Dieselbe Person hat schon bestätigt.', next: 'Eine zweite Person bestätigt.' },
  'log-read-only': {
    what: 'Das Log ist nur lesbar. Nichts wurde aufgezeichnet.',
    next: 'Schreibrecht auf den Datenordner herstellen.',
  },
  'log-full': {
    what: 'Der Datenträger ist voll. Nichts wurde aufgezeichnet, das Log ist sicher.',
    next: 'Platz schaffen, dann noch einmal.',
  },
  'log-failed': {
    what: 'Das Log konnte nicht geschrieben werden. Nichts wurde aufgezeichnet.',
    next: 'Datenträger prüfen, dann die Konsole neu starten.',
  },
  'plant-invalid': {
    what: 'Die Anlagendatei ist fehlerhaft. Die letzte gute Anlage gilt weiter.',
    next: 'Die genannten Zeilen berichtigen.',
  },
  'plant-missing': {
    what: 'Die Anlagendatei fehlt oder ist nicht lesbar.',
    next: 'Datei anlegen oder Leserecht herstellen.',
  },
  'demo-unavailable': { what: 'Das Demo-Rechenzentrum läuft nicht.', next: 'Die Demo noch einmal starten.' },
  'rate-limited': {
    what: 'Zu viele Befehle in kurzer Zeit. Der letzte wurde nicht ausgeführt.',
    next: 'Einen Augenblick warten, dann noch einmal.',
  },
  unavailable: {
    what: 'Die Konsole hat nicht geantwortet. Ob der Befehl ankam, ist ungewiss.',
    next: 'Verbindung abwarten und den Verlauf ansehen, dann noch einmal.',
  },
  internal: {
    what: 'In der Konsole ist ein Fehler aufgetreten.',
    next: 'Noch einmal versuchen; wenn es bleibt, die Konsole neu starten.',
  },
};
