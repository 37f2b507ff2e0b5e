/** What people write in the histories that are measured: German and English, umlauts, ß, compounds. */
export const remarks = [
  'Rückruf vom Hersteller: Ersatzteil ist unterwegs, Ankunft gegen 14 Uhr.',
  'Fachamt informiert, Ersatzbetrieb auf Papier läuft weiter.',
  'Restarted the service; answers are slow but correct.',
  'Speichercontroller meldet Paritätsfehler, Kollegin prüft die Größe des Schreibpuffers.',
  'Escalated to the network team, the uplink flaps every few minutes.',
  'Straßenverkehrsamt meldet wieder Anmeldungen, Warteschlange wird abgebaut.',
  'No change after failover; the partner carries the load.',
  'Notstromaggregat geprüft, Batterietest für morgen eingeplant.',
  'Customer hotline confirms that logins work again.',
  'Datenbanksicherung angehalten, damit die Wiederherstellung schneller läuft.',
];

export const titles = [
  'Einwohnerdaten: Anmeldung nicht möglich',
  'Storage array: controller lost',
  'Netzübergang Wandsbek gestört',
  'School mail delayed',
];
