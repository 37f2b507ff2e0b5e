import { refuse, succeed } from '../../../contract/errors.ts';
import type { Recovery } from '../../../contract/models/recovery.ts';
import type { Noun } from '../../noun.ts';
import type { EntryOf } from '../kinds.ts';
import { recoverySubject } from './account.ts';

/** What happened to the file of the log: a row each time, until a person has read it. */
export const recoveryNoun: Noun = {
  name: 'recovery',
  commands: {
    'log.acknowledge-recovery': ({ recovery }, { tables, actor }) => {
      const row = tables.get('recovery', recovery);
      if (row === undefined) {
        return refuse(
          'not-found',
          `There is no notice ${recovery}. Nothing was recorded.`,
          'Look at the notices again.',
        );
      }
      if (row.acknowledged !== undefined) {
        return refuse(
          'conflict',
          `${row.acknowledged.name} has acknowledged this already. Nothing was recorded.`,
          'Nothing is left to do.',
        );
      }
      const { what, outcome } = row;
      return succeed({
        entries: [
          { kind: 'log.recovery-acknowledged', subject: recoverySubject, actor, data: { recovery, what, outcome } },
        ],
        subject: recoverySubject,
      });
    },
  },
  folds: {
    'log.restored': (entry, tables) => {
      const { what, aside, lastSeq, lastAt, carried, left, from } = entry.data;
      tables.set('recovery', String(entry.seq), {
        ...rowOf(entry, 'restored'),
        what,
        aside,
        lastSeq,
        carried,
        left,
        ...(from === undefined ? {} : { from }),
        ...(lastAt === undefined ? {} : { lastAt: Date.parse(lastAt) }),
      });
    },
    'log.begun-anew': (entry, tables) => {
      const { what, aside, left } = entry.data;
      tables.set('recovery', String(entry.seq), { ...rowOf(entry, 'begun-anew'), what, aside, left });
    },
    'log.damage-found': (entry, tables) => {
      const { what, seq } = entry.data;
      tables.set('recovery', String(entry.seq), { ...rowOf(entry, 'found'), what, lastSeq: seq ?? 0 });
    },
    'log.recovery-acknowledged': (entry, tables) => {
      const row = tables.get('recovery', entry.data.recovery);
      if (row === undefined) return;
      const name = 'person' in entry.actor ? entry.actor.name : entry.actor.system;
      tables.set('recovery', row.id, { ...row, acknowledged: { name, at: entry.at } });
    },
  },
};

type Kind = 'log.restored' | 'log.begun-anew' | 'log.damage-found';

function rowOf(entry: EntryOf<Kind>, outcome: Recovery['outcome']): Omit<Recovery, 'what'> {
  return { id: String(entry.seq), at: entry.at, outcome, lastSeq: 0, carried: 0, left: 0 };
}
