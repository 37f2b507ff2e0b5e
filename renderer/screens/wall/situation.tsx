import { useMemo } from 'react';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { RootNumber } from '../../parts/state-mark.tsx';
import { useRows } from '../../stores/react.ts';
import { isActive, sortRoots } from '../verdict.ts';
import { NextStep, NextSteps, RunningSwap } from './next-steps.tsx';
import { OpenIncidentLine, OpenIncidents, ReturnedAlarms } from './open-incidents.tsx';
import { orderReason, sharedCells } from './order.ts';
import { alarmLink } from './pointing.ts';
import { GroupBlock, GroupLine, RootCard } from './root-card.tsx';

/** Roots beyond the cards are lines; beyond this many in all they are counted. */
const mostRoots = 6;

/** The right column: the roots while there are some, otherwise what is still open. */
export function Situation() {
  const alarms = useRows('alarm');
  const incidents = useRows('incident');
  const roots = useMemo(() => sortRoots(alarms), [alarms]);
  const open = useMemo(() => incidents.filter((incident) => incident.closed === undefined), [incidents]);
  const returned = useMemo(() => alarms.filter((alarm) => !isActive(alarm)), [alarms]);
  const claimed = new Set(roots.map((root) => root.incident));
  const others = open.filter((incident) => !claimed.has(incident.id));
  const [first, second] = roots;

  if (first === undefined) {
    return (
      <aside className="situation">
        <Numbers open={open.length} unacknowledged={returned.length} />
        <OpenIncidents incidents={open} most={returned.length > 0 ? 2 : 3} />
        <ReturnedAlarms alarms={returned} most={3} />
      </aside>
    );
  }
  if (second === undefined) {
    return (
      <aside className="situation outage">
        <RootCard alarm={first} place="only" />
        <GroupBlock alarm={first} />
        <NextStep alarm={first} />
        <RunningSwap component={first.component} />
        <OpenIncidentLine incidents={others} />
      </aside>
    );
  }
  const further = roots.slice(2);
  return (
    <aside className="situation outage several">
      <div>
        <RootCard alarm={first} place="first" />
        <GroupLine alarm={first} />
      </div>
      {further.length === 0 && <WhyThisOrder first={first} second={second} />}
      <div>
        <RootCard alarm={second} place="second" />
        <GroupLine alarm={second} />
      </div>
      {further.length > 0 && <FurtherRoots roots={further} />}
      <NextSteps alarms={further.length > 2 ? [first] : [first, second]} />
    </aside>
  );
}

function Numbers({ open, unacknowledged }: { open: number; unacknowledged: number }) {
  const text = useText().wall;
  const format = useFormat();
  return (
    <div className="numbers">
      <div>
        <b>{format.number(open)}</b>
        <span>{text.incidents(open)}</span>
      </div>
      <div>
        <b>{format.number(unacknowledged)}</b>
        <span>{text.unacknowledged}</span>
      </div>
    </div>
  );
}

function WhyThisOrder({ first, second }: { first: Alarm; second: Alarm }) {
  const text = useText().wall.order;
  const cells = useRows('cell');
  const both = useMemo(() => sharedCells(cells, first, second), [cells, first, second]);
  const reason = {
    cells: text.byCells(first.consequences.cells, second.consequences.cells),
    state: text.byState,
    priority: text.byPriority(first.priority, second.priority),
    age: text.byAge,
  }[orderReason(first, second)];
  return (
    <section className="block why">
      <h2>
        <span>{text.title}</span>
      </h2>
      <p>
        <b>{reason}</b> {both > 0 && text.both(both)}
      </p>
    </section>
  );
}

function FurtherRoots({ roots }: { roots: readonly Alarm[] }) {
  const text = useText();
  const localized = useLocalized();
  const fits = roots.length + 2 > mostRoots ? roots.slice(0, mostRoots - 3) : roots;
  const rest = roots.slice(fits.length);
  const hidden = rest.some((root) => root.state === 'down') ? 'down' : 'degraded';
  return (
    <ul className="block further">
      {fits.map((root) => (
        <li key={root.id} className={root.state}>
          <RootNumber number={root.number} />
          <a href={alarmLink(root)}>
            <Glyph name={root.state} />
            <bdi>{localized(root.name)}</bdi>
          </a>
          <span>{text.wall.root.hurts(root.consequences.cells)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className={`rest ${hidden}`}>
          <Glyph name={hidden} />
          <span>
            {text.wall.root.more(rest.length)}, {text.states.inline[hidden]}
          </span>
        </li>
      )}
    </ul>
  );
}
