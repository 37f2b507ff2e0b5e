import { useMemo } from 'react';
import type { LogEntry } from '../../../../electron/contract/models/entry.ts';
import type { Localized } from '../../../../electron/contract/text.ts';
import { useFormat, useLocalized, useText } from '../../../i18n/react.ts';
import { useRowMap } from '../../../stores/react.ts';
import { useHour } from '../use-hour.ts';
import type { Names } from './sentence.ts';

/** What sentences look up: rows that the screen has, and names that entries told before their rows went. */
export function useNames(entries: readonly LogEntry[]): Names {
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const now = useHour();
  const components = useRowMap('component');
  const incidents = useRowMap('incident');
  const alarms = useRowMap('alarm');
  const actions = useRowMap('action');
  const people = useRowMap('person');
  const swaps = useRowMap('swap');
  return useMemo(() => {
    const raised = new Map<string, Localized>();
    for (const { kind, subject, data } of entries) {
      const name = data['name'];
      if (kind === 'alarm.raised' && typeof name === 'object' && name !== null) {
        raised.set(subject.slice('alarm/'.length), name as Localized);
      }
    }
    return {
      text,
      format,
      now,
      localized,
      component(id) {
        const name = components.get(id)?.name;
        return name === undefined ? undefined : localized(name);
      },
      alarm(id) {
        const name = alarms.get(id)?.name ?? raised.get(id);
        return name === undefined ? undefined : localized(name);
      },
      incident: (id) => incidents.get(id)?.title,
      actionText: (id) => actions.get(id)?.text,
      outcome: (id) => actions.get(id)?.finished?.outcome,
      person: (id) => people.get(id)?.name ?? id,
      step(swap, step) {
        const title = swaps.get(swap)?.procedure.steps.find((each) => each.id === step)?.title;
        return title === undefined ? step : localized(title);
      },
    };
  }, [entries, text, format, now, localized, components, incidents, alarms, actions, people, swaps]);
}
