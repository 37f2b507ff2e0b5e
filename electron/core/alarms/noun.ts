import { refuse, succeed } from '../../contract/errors.ts';
import { spokenTime } from '../incidents/calendar.ts';
import type { Noun } from '../noun.ts';
import { alarmFolds } from './views.ts';

/** The life of alarms. They are raised and returned by the console (`decideAlarms`), acknowledged by people. */
export const alarmsNoun: Noun = {
  name: 'alarms',
  commands: {
    'alarm.acknowledge': (input, { tables, actor }) => {
      const alarm = tables.get('alarm', input.alarm);
      if (alarm === undefined) {
        return refuse(
          'not-found',
          `There is no open alarm '${input.alarm}': it was closed, or never existed. Nothing was recorded.`,
          'Look at the log for its history.',
          { alarm: input.alarm },
        );
      }
      if (alarm.acknowledged !== undefined) {
        const { by, at } = alarm.acknowledged;
        return refuse(
          'conflict',
          `This alarm was already acknowledged by ${by} at ${spokenTime(tables, at)}. Nothing was recorded.`,
          'Nothing to do: the acknowledgement stands.',
          { alarm: input.alarm, by, at },
        );
      }
      const subject = `alarm/${alarm.id}`;
      return succeed({ subject, entries: [{ kind: 'alarm.acknowledged', subject, actor, data: {} }] });
    },
  },
  folds: alarmFolds,
};
