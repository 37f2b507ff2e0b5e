import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { RootNumber } from '../../parts/state-mark.tsx';
import { linkTo } from '../../route.ts';
import { useNow, useRow, useRowMap, useRows } from '../../stores/react.ts';
import { alarmLink } from './pointing.ts';
import { nextAction, remaining } from './remaining.ts';

/** The next open action of the only root's incident. Without an incident or action it says so: that is a fact too. */
export function NextStep({ alarm }: { alarm: Alarm }) {
  const text = useText().wall.next;
  const format = useFormat();
  const now = useNow();
  const incident = useRow('incident', alarm.incident);
  const action = nextAction(useRows('action'), incident?.id);
  const people = useRowMap('person');
  const localized = useLocalized();
  if (action === undefined) {
    return (
      <section className="block next">
        <h2>
          <span>{text.title}</span>
          {incident !== undefined && <bdi>{incident.id}</bdi>}
        </h2>
        <h3 className="quiet">
          <a href={alarmLink(alarm)}>{incident === undefined ? text.noIncident : text.noAction}</a>
        </h3>
      </section>
    );
  }
  const owner = people.get(action.owner);
  return (
    <section className="block next">
      <h2>
        <span>{text.title}</span>
        {action.due !== undefined && <span>{text.due(format.moment(action.due, now))}</span>}
      </h2>
      <h3>
        <a href={alarmLink(alarm)}>
          <bdi>{action.text}</bdi>
        </a>
      </h3>
      <div className="owner">
        <p>
          <bdi>{owner?.name ?? action.owner}</bdi>
          <br />
          {owner !== undefined && <bdi>{localized(owner.role)}</bdi>}
        </p>
        {action.due === undefined
          ? action.started !== undefined && <span className="left">{text.running}</span>
          : Left({ due: action.due, now, text })}
      </div>
    </section>
  );
}

type NextText = ReturnType<typeof useText>['wall']['next'];

function Left({ due, now, text }: { due: number; now: number; text: NextText }) {
  const left = remaining(due, now);
  return (
    <b className={left.overdue ? 'left overdue' : 'left'}>
      {!left.overdue && text.left !== '' && <small>{text.left}</small>}
      {left.value}
      <small>
        {text[left.unit]}
        {left.overdue && ` ${text.overdue}`}
      </small>
    </b>
  );
}

/** Next actions of several roots, one line each, with the number of the root. */
export function NextSteps({ alarms }: { alarms: readonly Alarm[] }) {
  const text = useText().wall.next;
  const now = useNow();
  const actions = useRows('action');
  const people = useRowMap('person');
  return (
    <section className="block next-list">
      <h2>
        <span>{text.several}</span>
      </h2>
      <ol>
        {alarms.map((alarm) => {
          const action = alarm.incident === undefined ? undefined : nextAction(actions, alarm.incident);
          const owner = action === undefined ? undefined : (people.get(action.owner)?.name ?? action.owner);
          return (
            <li key={alarm.id}>
              <RootNumber number={alarm.number} />
              <a href={alarmLink(alarm)}>
                <bdi className={action === undefined ? 'quiet' : 'what'}>
                  {action?.text ?? (alarm.incident === undefined ? text.noIncident : text.noAction)}
                </bdi>
                {owner !== undefined && <bdi className="who">{owner}</bdi>}
              </a>
              {action?.due !== undefined && Left({ due: action.due, now, text })}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A swap that is running on the root, in one line: which step of how many. */
export function RunningSwap({ component }: { component: string }) {
  const text = useText().wall.swap;
  const localized = useLocalized();
  const swap = useRows('swap').find((each) => each.component === component && each.status === 'running');
  if (swap === undefined) return null;
  const { steps } = swap.procedure;
  const index = steps.findIndex((step) => step.id === swap.current);
  const step = steps[index];
  return (
    <p className="block status-line">
      <Glyph name="swap" />
      <a href={linkTo('swaps', swap.id)}>
        <b>
          {text.title}, {text.step(index + 1, steps.length)}
        </b>
        {step !== undefined && <bdi>{localized(step.title)}</bdi>}
      </a>
    </p>
  );
}
