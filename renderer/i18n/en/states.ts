import type { Dictionary } from '../de/index.ts';

export const states: Dictionary['states'] = {
  word: { ok: 'OK', degraded: 'Degraded', down: 'Down', unknown: 'Unknown', maintenance: 'Maintenance' },
  cell: { ok: 'OK', degraded: 'Degr.', down: 'Down', unknown: 'Unkn.', maintenance: 'Maint.' },
  inline: { ok: 'OK', degraded: 'degraded', down: 'down', unknown: 'unknown', maintenance: 'in maintenance' },
  unknownStale: 'Unknown, data stale',
  life: { unacknowledged: 'unacknowledged', acknowledged: 'acknowledged', returned: 'returned, unacknowledged' },
  priority: (priority) => `Priority ${priority}`,
  service: { down: 'down', workaround: 'workaround', restored: 'restored' },
  cause: { unknown: 'unknown', suspected: 'suspected', confirmed: 'confirmed' },
};
