import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import { elapsed } from '../../i18n/format.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { AlarmBell } from '../../parts/alarm-bell.tsx';
import { RootNumber } from '../../parts/state-mark.tsx';
import { useNow, useRow } from '../../stores/react.ts';
import { alarmLink } from './pointing.ts';

export type CardPlace = 'only' | 'first' | 'second';

/** The lit card of one root: probable cause, component, system, since, elapsed. Leads to its incident. */
export function RootCard({ alarm, place }: { alarm: Alarm; place: CardPlace }) {
  const text = useText();
  const words = text.wall.root;
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const component = useRow('component', alarm.component);
  const confirmed = useRow('incident', alarm.incident)?.cause.state === 'confirmed';
  const since = format.exact(alarm.since, now);
  const passed = elapsed(now - alarm.since);
  const unit = passed.length > 5 ? words.hours : words.minutes;
  const kind =
    place === 'second'
      ? words.second(since)
      : place === 'first'
        ? confirmed
          ? words.firstConfirmed
          : words.first
        : confirmed
          ? words.cause
          : words.probable;
  const name = localized(alarm.name);
  const line = words.sinceLine(words.line[alarm.state], since);
  return (
    <a
      className={`root-card ${place} ${alarm.state}`}
      href={alarmLink(alarm)}
      data-root-card={alarm.component}
      aria-label={`${kind}: ${name}, ${line}`}
    >
      <div className="kind">
        {place !== 'only' && <RootNumber number={alarm.number} />}
        <span>{kind}</span>
        {component?.location !== undefined && <bdi>{text.wall.rack(component.location.rack)}</bdi>}
      </div>
      <h2 className={name.length > 40 ? 'longest' : name.length > 20 ? 'longer' : undefined} title={name}>
        <bdi>{name}</bdi>
      </h2>
      {place === 'only' && (
        <p>
          {component?.system !== undefined && <bdi className="system">{localized(component.system)} –</bdi>}
          {line}
        </p>
      )}
      <div className={passed.length > 7 ? 'passed longest' : passed.length > 5 ? 'passed longer' : 'passed'}>
        <b role="timer">{passed}</b>
        {place !== 'second' && (
          <span>
            {unit}
            <br />
            {place === 'first' ? text.wall.since(since) : words.sinceEvent[alarm.state]}
          </span>
        )}
      </div>
    </a>
  );
}

/** The alarm group of the only root: 1 + n, how it splits, and how far it has been dealt with. */
export function GroupBlock({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const words = text.wall.root;
  const format = useFormat();
  const { components, cells, services } = alarm.consequences;
  const parts = [
    [cells, words.cells(cells)],
    [components, words.components(components)],
    [services, words.services(services)],
  ] as const;
  const total = components + cells + services;
  return (
    <section className="block group">
      <div className="number">
        <b>1</b>
        <span>{words.group}</span>
      </div>
      {total > 0 && (
        <div className="number plus">
          <b>{format.number(total)}</b>
          <span>{words.consequences(total)}</span>
        </div>
      )}
      <Life alarm={alarm} />
      {total > 0 && (
        <div className="split">
          {parts.map(([count, word]) => (
            <span key={word}>
              <b>{format.number(count)}</b> {word}
            </span>
          ))}
        </div>
      )}
    </section>
  );
}

/** The alarm group of one of several roots, in one line. */
export function GroupLine({ alarm }: { alarm: Alarm }) {
  const words = useText().wall.root;
  const format = useFormat();
  const { components, cells, services } = alarm.consequences;
  return (
    <section className="group-line">
      <b>
        1<i>+</i>
        {format.number(components + cells + services)}
      </b>
      <span>
        {format.number(cells)} {words.cells(cells)}
        <br />
        {format.number(components)} {words.components(components)}
      </span>
      <Life alarm={alarm} />
    </section>
  );
}

function Life({ alarm }: { alarm: Alarm }) {
  const text = useText().states;
  return (
    <div className={`life ${alarm.life}`}>
      <AlarmBell life={alarm.life} />
      <span>
        {text.priority(alarm.priority)}
        <br />
        {text.life[alarm.life]}
      </span>
    </div>
  );
}
