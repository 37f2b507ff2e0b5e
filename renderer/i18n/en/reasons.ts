import type { Dictionary } from '../de/index.ts';

export const reasons: Dictionary['reasons'] = {
  'status-code': 'unexpected status code',
  reported: 'reported by itself',
  timeout: 'no answer in time',
  refused: 'connection refused',
  reset: 'connection reset',
  dns: 'name not found',
  tls: 'certificate or encryption',
  'too-large': 'answer too large',
  'unexpected-type': 'answer in an unexpected format',
  unparsable: 'answer cannot be read',
  'missing-status': 'answer without a state',
  'unknown-word': 'unknown word for the state',
  redirect: 'redirect not allowed',
  malformed: 'malformed answer',
  late: 'measurement is late',
  'not-yet-probed': 'not measured yet',
  'not-watched': 'not watched',
  needs: 'needs something that is down',
  'redundancy-lost': 'redundancy lost',
  'monitor-fault': 'fault of the monitoring',
};
