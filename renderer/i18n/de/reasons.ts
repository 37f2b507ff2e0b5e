import type { Reason } from '../../../electron/contract/models/condition.ts';

/** Why a verdict was reached. The raw detail is put beside it as it came. */
export const reasons: Record<Reason['code'], string> = {
  'status-code': 'unerwarteter Statuscode',
  reported: 'selbst gemeldet',
  timeout: 'keine Antwort in der Zeit',
  refused: 'Verbindung abgelehnt',
  reset: 'Verbindung abgebrochen',
  dns: 'Name nicht gefunden',
  tls: 'Zertifikat oder Verschlüsselung',
  'too-large': 'Antwort zu groß',
  'unexpected-type': 'Antwort in falschem Format',
  unparsable: 'Antwort nicht lesbar',
  'missing-status': 'Antwort ohne Zustand',
  'unknown-word': 'unbekanntes Zustandswort',
  redirect: 'Weiterleitung nicht erlaubt',
  malformed: 'Antwort fehlerhaft',
  late: 'Messung überfällig',
  'not-yet-probed': 'noch nicht gemessen',
  'not-watched': 'wird nicht überwacht',
  needs: 'braucht etwas, das ausgefallen ist',
  'redundancy-lost': 'Redundanz verloren',
  recovering: 'repariert, Folgen erholen sich',
  'monitor-fault': 'Fehler der Überwachung',
};
