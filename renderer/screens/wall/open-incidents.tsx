import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { AlarmBell } from '../../parts/alarm-bell.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import type { GlyphName } from '../../parts/glyphs.tsx';
import { linkTo } from '../../route.ts';
import { useNow, useRowMap, useRows } from '../../stores/react.ts';
import { isCauseOpen } from './impact.ts';
import { alarmLink } from './pointing.ts';
import { nextAction } from './remaining.ts';

/** Incidents that are open although no root is there, at most `most`; the rest is counted. */
export function OpenIncidents({ incidents, most }: { incidents: readonly Incident[]; most: number }) {
  const text = useText().wall.open;
  const shown = incidents.slice(0, most);
  const rest = incidents.length - shown.length;
  return (
    <>
      {shown.map((incident) => (
        <OpenIncident key={incident.id} incident={incident} />
      ))}
      {rest > 0 && (
        <p className="block rest">
          <a href={linkTo('incidents')}>{text.more(rest)}</a>
        </p>
      )}
    </>
  );
}

const serviceGlyphs: Record<Incident['service']['state'], GlyphName> = {
  down: 'down',
  workaround: 'half',
  restored: 'disc',
};
const causeGlyphs: Record<Incident['cause']['state'], GlyphName> = {
  unknown: 'ring',
  suspected: 'half',
  confirmed: 'disc',
};

function OpenIncident({ incident }: { incident: Incident }) {
  const text = useText();
  const words = text.wall.open;
  const format = useFormat();
  const now = useNow();
  const people = useRowMap('person');
  const action = nextAction(useRows('action'), incident.id);
  const reached = incident.service.reached[incident.service.state]?.at;
  const title = isCauseOpen(incident)
    ? words.cause
    : incident.service.state === 'restored'
      ? words.ready
      : words.incident;
  return (
    <section className="block open">
      <h2>
        <span>{title}</span>
        <span>{text.wall.since(format.moment(incident.since, now))}</span>
      </h2>
      <h3>
        <a href={linkTo('incidents', incident.id)}>
          <bdi>{incident.title}</bdi>
        </a>
      </h3>
      <dl className="tracks">
        <dt>{words.service}</dt>
        <dd>
          <Glyph name={serviceGlyphs[incident.service.state]} />
          {text.states.service[incident.service.state]}
          {reached !== undefined && `, ${format.moment(reached, now)}`}
        </dd>
        <dt>{words.causeTrack}</dt>
        <dd>
          <Glyph name={causeGlyphs[incident.cause.state]} />
          {text.states.cause[incident.cause.state]}
        </dd>
      </dl>
      {action !== undefined && (
        <p>
          <bdi>{action.text}</bdi>, <bdi>{people.get(action.owner)?.name ?? action.owner}</bdi>
          {action.due !== undefined && `, ${text.wall.next.due(format.moment(action.due, now))}`}
        </p>
      )}
    </section>
  );
}

/** The first of the open incidents in one line, beside an outage that has nothing to do with it. */
export function OpenIncidentLine({ incidents }: { incidents: readonly Incident[] }) {
  const text = useText().wall.open;
  const [first] = incidents;
  if (first === undefined) return null;
  return (
    <p className="block status-line">
      <Glyph name={isCauseOpen(first) ? 'ring' : serviceGlyphs[first.service.state]} />
      <a href={linkTo('incidents', first.id)}>
        <b>{isCauseOpen(first) ? text.cause : text.incident}</b>
        <bdi>{first.title}</bdi>
        {incidents.length > 1 && <span>{text.more(incidents.length - 1)}</span>}
      </a>
    </p>
  );
}

/** Alarms whose cause is gone and which nobody has acknowledged. */
export function ReturnedAlarms({ alarms, most }: { alarms: readonly Alarm[]; most: number }) {
  const text = useText().wall;
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  if (alarms.length === 0) return null;
  return (
    <section className="block returned">
      <h2>
        <span>{text.returned}</span>
        <span>{alarms.length}</span>
      </h2>
      <ul>
        {alarms.slice(0, most).map((alarm) => (
          <li key={alarm.id}>
            <AlarmBell life="returned" />
            <a href={alarmLink(alarm)}>
              <bdi>{localized(alarm.name)}</bdi>
            </a>
            <span>{text.returnedAt(format.moment(alarm.returnedAt ?? alarm.since, now))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
