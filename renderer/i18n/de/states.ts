/** Words of states. `cell` has at most eight characters. */
export const states = {
  word: { ok: 'OK', degraded: 'Beeinträchtigt', down: 'Ausgefallen', unknown: 'Unbekannt', maintenance: 'Wartung' },
  cell: { ok: 'OK', degraded: 'Beeintr.', down: 'Ausfall', unknown: 'Unbek.', maintenance: 'Wartung' },
  /** In a sentence: 'ausgefallen seit 11:00:04'. */
  inline: {
    ok: 'OK',
    degraded: 'beeinträchtigt',
    down: 'ausgefallen',
    unknown: 'unbekannt',
    maintenance: 'in Wartung',
  },
  unknownStale: 'Unbekannt, Daten veraltet',
  life: { unacknowledged: 'unquittiert', acknowledged: 'quittiert', returned: 'gegangen, unquittiert' },
  priority: (priority: number) => `Priorität ${priority}`,
  service: { down: 'ausgefallen', workaround: 'Umgehung', restored: 'wiederhergestellt' },
  cause: { unknown: 'ungeklärt', suspected: 'vermutet', confirmed: 'bestätigt' },
};
