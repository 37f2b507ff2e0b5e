import type { Dictionary } from '../de/index.ts';
import { counter } from '../plural.ts';

const n = counter('en');

export const recovery: Dictionary['recovery'] = {
  restored: 'The log was damaged and has been restored.',
  byHand: 'A copy has replaced the log.',
  begunAnew: 'The log was damaged, and nothing could be restored. A new one has begun.',
  found: 'The log is damaged.',
  keptUpTo: (seq, time) =>
    `Kept and verified: all entries up to ${seq}${time === null ? '' : ` (${time})`}. If anything was written after it, it is missing from the log.`,
  foundAt: (seq) => (seq === null ? '' : `It first shows at entry ${seq}.`),
  foundNext: 'New entries are still written. Restart the console when it suits: it restores the log as it starts.',
  monitoring: 'Monitoring goes on, and entries are recorded in the new log.',
  aside: (folder) => `The old file lies unchanged in ${folder}.`,
  left: (entries, folder) =>
    `${n(entries, 'more entry is', 'more entries are')} still readable there: leitstand log salvage --data DIR --from ${folder} --out FILE`,
  acknowledge: 'Acknowledge',
  acknowledged: 'Acknowledged',
  copyLate: {
    data: 'The log is no longer backed up.',
    second: 'The second folder gets no copies of the log.',
  },
  lastCopy: (time) => `Last good copy: ${time}.`,
  noCopy: 'There is none there yet.',
};
