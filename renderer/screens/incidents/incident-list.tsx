import { useState } from 'react';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { AlarmBell } from '../../parts/alarm-bell.tsx';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { Panel } from '../../parts/panel.tsx';
import { linkTo } from '../../route.ts';
import { useCommand, useKeys, useRows } from '../../stores/react.ts';
import { DeclareForm } from './declare-form.tsx';
import { incidentMark } from './incident-head.tsx';
import { groupIncidents } from './list-order.ts';
import { focusedRow, moveRow, openFocused } from './row-focus.ts';
import { causeGlyphs } from './track-glyphs.ts';
import { restoredAt } from './track-rules.ts';
import { useHour } from './use-hour.ts';

/** How many closed incidents are listed. */
const mostClosed = 20;

/** Alarms that nobody made an incident of, open incidents, open causes, and what was closed. */
export function IncidentList({ declareFor }: { declareFor: string | null }) {
  const text = useText().incidents;
  const send = useCommand();
  const incidents = useRows('incident');
  const groups = groupIncidents(incidents, useRows('alarm'));
  const [declaring, setDeclaring] = useState<{ alarm: string | undefined } | null>(
    declareFor === null ? null : { alarm: declareFor },
  );
  const focused = () => groups.alarms.find((alarm) => alarm.id === focusedRow());
  const acknowledge = (alarm: Alarm | undefined) => {
    if (alarm !== undefined) void send('alarm.acknowledge', { alarm: alarm.id }, { done: text.acknowledged });
  };

  useKeys([
    {
      key: 'a',
      label: text.acknowledge,
      run: () => acknowledge(focused() ?? groups.alarms.find((alarm) => alarm.acknowledged === undefined)),
    },
    { key: 'd', label: text.declare, run: () => setDeclaring({ alarm: (focused() ?? groups.alarms[0])?.id }) },
    { key: 'j', label: text.keys.next, run: () => moveRow(1) },
    { key: 'k', label: text.keys.previous, run: () => moveRow(-1) },
    { key: 'ArrowDown', label: text.keys.next, run: () => moveRow(1), quiet: true },
    { key: 'ArrowUp', label: text.keys.previous, run: () => moveRow(-1), quiet: true },
  ]);

  const closed = groups.closed.slice(0, mostClosed);
  return (
    <div className="incident-list">
      <div className="page-head">
        <h1>{text.title}</h1>
        <p>{text.summary(groups.alarms.length, groups.open.length)}</p>
        <div className="page-actions">
          <Button size="tall" onPress={() => setDeclaring({ alarm: undefined })}>
            {text.declare}
          </Button>
        </div>
      </div>
      <Panel title={text.alarmsWithout} aside={groups.alarms.length}>
        {groups.alarms.length === 0 && <p className="sub">{text.noAlarms}</p>}
        <ul className="incident-rows">
          {groups.alarms.map((alarm) => (
            <AlarmRow
              key={alarm.id}
              alarm={alarm}
              onAcknowledge={() => acknowledge(alarm)}
              onDeclare={() => setDeclaring({ alarm: alarm.id })}
            />
          ))}
        </ul>
      </Panel>
      <IncidentRows title={text.open} empty={text.noOpen} incidents={groups.open} count={groups.open.length} />
      <IncidentRows
        title={text.causeOpen}
        empty={text.noCauseOpen}
        incidents={groups.causeOpen}
        count={groups.causeOpen.length}
      />
      <IncidentRows title={text.closed} empty={text.noClosed} incidents={closed} count={groups.closed.length} />
      {declaring !== null && (
        <DeclareForm
          key={declaring.alarm ?? ''}
          alarm={groups.alarms.find((alarm) => alarm.id === declaring.alarm)}
          onClose={() => setDeclaring(null)}
        />
      )}
    </div>
  );
}

function AlarmRow(props: { alarm: Alarm; onAcknowledge: () => void; onDeclare: () => void }) {
  const { alarm } = props;
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const hour = useHour();
  const { components, cells, services, sites } = alarm.consequences;
  return (
    <li tabIndex={-1} data-row={alarm.id} onKeyDown={openFocused}>
      <span className="row-life alarm-life">
        <AlarmBell life={alarm.life} />
        <span>
          {text.states.life[alarm.life]}
          <small>{text.states.priority(alarm.priority)}</small>
        </span>
      </span>
      <Glyph name={alarm.state} className={`incident-state ${alarm.state}`} />
      <span className="name row-main">
        <b dir="auto">{localized(alarm.name)}</b>{' '}
        <small>
          {text.states.inline[alarm.state]}, {text.reasons[alarm.reason.code]}
          {alarm.reason.detail !== '' && (
            <>
              : <bdi>{alarm.reason.detail}</bdi>
            </>
          )}
        </small>
        <small className="row-line">
          {components + cells === 0
            ? text.incidents.noConsequences
            : text.incidents.consequences(components, cells, services, sites)}
        </small>
      </span>
      <span className="row-time">{text.incidents.since(format.exact(alarm.since, hour))}</span>
      <span className="row-buttons">
        <Button kind="primary" onPress={props.onDeclare} keyCap="D">
          {text.incidents.declare}
        </Button>
        {alarm.acknowledged === undefined ? (
          <Button onPress={props.onAcknowledge} keyCap="A">
            {text.incidents.acknowledge}
          </Button>
        ) : (
          <small>
            <bdi>
              {text.incidents.acknowledgedBy(alarm.acknowledged.by, format.moment(alarm.acknowledged.at, hour))}
            </bdi>
          </small>
        )}
      </span>
    </li>
  );
}

function IncidentRows(props: { title: string; empty: string; incidents: readonly Incident[]; count: number }) {
  const text = useText().incidents;
  const hidden = props.count - props.incidents.length;
  return (
    <Panel title={props.title} aside={props.count}>
      {props.incidents.length === 0 && <p className="sub">{props.empty}</p>}
      <ul className="incident-rows">
        {props.incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
      {hidden > 0 && <p className="sub">{text.more(hidden)}</p>}
    </Panel>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const text = useText();
  const format = useFormat();
  const hour = useHour();
  const { glyph, state } = incidentMark(incident);
  const restored = restoredAt(incident);
  return (
    <li tabIndex={-1} data-row={incident.id} onKeyDown={openFocused}>
      <span className="row-life">{incident.id}</span>
      <Glyph name={glyph} className={state === undefined ? 'incident-state' : `incident-state ${state}`} />
      <span className="name row-main">
        <a href={linkTo('incidents', incident.id)} dir="auto">
          <b>{incident.title}</b>
        </a>{' '}
        <small>
          <bdi>{text.incidents.lead(incident.lead)}</bdi>
        </small>
        <small className="row-line">
          {text.incidents.serviceTrack}: {text.states.service[incident.service.state]}
          {restored !== undefined && ` ${format.moment(restored, hour)}`}
        </small>
      </span>
      <span className="row-time">{text.incidents.since(format.moment(incident.since, hour))}</span>
      <span className="row-cause">
        <Glyph name={causeGlyphs[incident.cause.state]} />
        {text.incidents.causeTrack}: {text.states.cause[incident.cause.state]}
      </span>
    </li>
  );
}
