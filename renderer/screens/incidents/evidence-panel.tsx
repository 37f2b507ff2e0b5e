import { useMemo, useState } from 'react';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Condition } from '../../../electron/contract/models/condition.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { AlarmBell } from '../../parts/alarm-bell.tsx';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useCommand, useRow, useRowMap, useRows } from '../../stores/react.ts';
import { useFreshness } from '../use-age.ts';
import { worst } from '../verdict.ts';
import { Section } from './section.tsx';
import { useHour } from './use-hour.ts';

/** How many consequences are named before 'and n more', and how many a list shows at most. */
const firstConsequences = 3;
const mostConsequences = 200;

/** What the machines say: the incident's alarm groups, each with its root, the reason and its consequences. */
export function EvidencePanel({ incident, alarms }: { incident: Incident; alarms: readonly Alarm[] }) {
  const text = useText().incidents;
  const gone = incident.alarms.filter((id) => !alarms.some((alarm) => alarm.id === id)).length;
  const [only] = alarms;
  const aside = alarms.length === 1 && only !== undefined ? text.groupOf(only.consequences.components) : undefined;
  return (
    <Section className="area-evidence" title={text.evidence} aside={aside}>
      {alarms.length === 0 && <p className="sub">{text.noStanding}</p>}
      {alarms.map((alarm) => (
        <Group key={alarm.id} alarm={alarm} />
      ))}
      {gone > 0 && <p className="sub">{text.alarmsGone(gone)}</p>}
    </Section>
  );
}

function Group({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const today = useHour();
  const send = useCommand();
  const unknown = useFreshness().unknown;
  const component = useRow('component', alarm.component);
  const condition = useRow('condition', alarm.component);
  const place = [
    component?.location?.rack === undefined ? undefined : text.incidents.rack(component.location.rack),
    component?.location?.slot === undefined ? undefined : text.incidents.slot(component.location.slot),
  ].filter((part) => part !== undefined);
  const reason = condition?.role === 'root' ? condition.reason : alarm.reason;
  const state = unknown ? 'unknown' : alarm.state;
  const { consequences } = alarm;
  return (
    <div className="alarm-group">
      <div className="alarm-root">
        <Glyph name={state} className={`incident-state ${state}`} />
        <div className="name">
          <b dir="auto">{localized(alarm.name)}</b>
          <small>
            {text.states.inline[alarm.state]} {text.incidents.since(format.exact(alarm.since, today))}
            {place.length > 0 && <bdi>, {place.join(', ')}</bdi>}
          </small>
        </div>
      </div>
      <p className="alarm-reason">
        {text.reasons[reason.code]}
        {reason.detail !== '' && (
          <>
            {': '}
            <bdi className="name">{reason.detail}</bdi>
          </>
        )}
      </p>
      <div className="alarm-line">
        <span className="alarm-life">
          <AlarmBell life={alarm.life} />
          {alarm.acknowledged === undefined ? (
            text.states.life[alarm.life]
          ) : (
            <bdi>
              {text.incidents.acknowledgedBy(alarm.acknowledged.by, format.moment(alarm.acknowledged.at, today))}
            </bdi>
          )}
        </span>
        {alarm.acknowledged === undefined && (
          <Button
            keyCap="A"
            onPress={() => void send('alarm.acknowledge', { alarm: alarm.id }, { done: text.incidents.acknowledged })}
          >
            {text.incidents.acknowledge}
          </Button>
        )}
      </div>
      <p className="sub">
        {consequences.components + consequences.cells === 0
          ? text.incidents.noConsequences
          : text.incidents.consequences(
              consequences.components,
              consequences.cells,
              consequences.services,
              consequences.sites,
            )}
      </p>
      <Consequences alarm={alarm.id} />
    </div>
  );
}

const rank: Record<Condition['state'], number> = { down: 0, degraded: 1, unknown: 2, ok: 3 };

function Consequences({ alarm }: { alarm: string }) {
  const text = useText();
  const localized = useLocalized();
  const conditions = useRows('condition');
  const components = useRowMap('component');
  const [all, setAll] = useState(false);
  const mine = useMemo(
    () =>
      conditions
        .filter((condition) => condition.alarm === alarm && condition.role === 'consequence')
        .toSorted((a, b) => rank[a.state] - rank[b.state] || a.since - b.since),
    [conditions, alarm],
  );
  if (mine.length === 0) return null;
  const shown = mine.slice(0, all ? mostConsequences : firstConsequences);
  const hidden = mine.slice(shown.length);
  return (
    <>
      <ul className={all ? 'consequence-list open' : 'consequence-list'}>
        {shown.map((condition) => {
          const name = components.get(condition.component)?.name;
          return (
            <li key={condition.component}>
              <bdi className="name">{name === undefined ? condition.component : localized(name)}</bdi>
              <StateMark mark={condition.state} word={text.states.inline[condition.state]} />
            </li>
          );
        })}
      </ul>
      {hidden.length > 0 && (
        <button type="button" className="quiet-button" onClick={() => setAll(true)}>
          {text.incidents.showMore(
            hidden.length,
            text.states.inline[worst(hidden.map((condition) => condition.state))],
          )}
        </button>
      )}
      {all && (
        <button type="button" className="quiet-button" onClick={() => setAll(false)}>
          {text.incidents.showLess}
        </button>
      )}
    </>
  );
}
