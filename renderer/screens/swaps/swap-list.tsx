import { useState } from 'react';
import type { Component } from '../../../electron/contract/models/plant.ts';
import type { Procedure, Swap } from '../../../electron/contract/models/swap.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { EmptyState, Panel } from '../../parts/panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { linkTo, navigate } from '../../route.ts';
import { useNow, useRow, useRowMap, useRows } from '../../stores/react.ts';
import { useFreshness } from '../use-age.ts';
import { candidatesFrom } from './candidates.ts';
import { tailOf } from './label.ts';
import { Refusal } from './refusal.tsx';
import { useSwapCommand } from './use-swap-command.ts';

/** How many components are offered before 'show all'. */
const fewCandidates = 6;

/** Swaps that run, components that can be swapped (what is down first), swaps that have ended. */
export function SwapList({ wanted }: { wanted: string | null }) {
  const text = useText().swaps.list;
  const swaps = useRows('swap');
  const running = swaps.filter((swap) => swap.status === 'running').toSorted((a, b) => b.openedAt - a.openedAt);
  const ended = swaps
    .filter((swap) => swap.status !== 'running')
    .toSorted((a, b) => (b.ended?.at ?? 0) - (a.ended?.at ?? 0));
  return (
    <div className="swap-list">
      <header className="page-head">
        <Glyph name="swap" />
        <h1>{text.title}</h1>
      </header>
      <Panel title={text.running} aside={running.length}>
        {running.length === 0 ? (
          <EmptyState fact={text.none} />
        ) : (
          <ul>
            {running.map((swap) => (
              <SwapRow key={swap.id} swap={swap} />
            ))}
          </ul>
        )}
      </Panel>
      <Start wanted={wanted} />
      <Panel title={text.ended} aside={ended.length}>
        {ended.length === 0 ? (
          <EmptyState fact={text.noneEnded} />
        ) : (
          <ul>
            {ended.map((swap) => (
              <SwapRow key={swap.id} swap={swap} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

function SwapRow({ swap }: { swap: Swap }) {
  const text = useText().swaps.list;
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const component = useRow('component', swap.component);
  const { steps } = swap.procedure;
  const number = steps.findIndex((step) => step.id === swap.current) + 1;
  const current = steps[number - 1];
  const isRunning = swap.status === 'running';
  const when = swap.ended ?? { at: swap.openedAt, by: swap.openedBy };
  return (
    <li>
      <a href={linkTo('swaps', swap.id)}>
        <span className="what">
          <b className="name">{component === undefined ? swap.component : localized(component.name)}</b>
          <small>{swap.id}</small>
        </span>
        <span className="where">
          {isRunning ? (
            <>
              <b>{text.step(number, steps.length)}</b>
              <small>{current === undefined ? '' : localized(current.title)}</small>
            </>
          ) : (
            <>
              <b>{text[swap.status === 'finished' ? 'finished' : 'aborted']}</b>
              <small className="name" dir="auto">
                {swap.ended?.reason || (swap.spare === undefined ? '' : swap.spare.serial)}
              </small>
            </>
          )}
        </span>
        <span className="when">
          <bdi>{text.opened(format.moment(when.at, now), when.by)}</bdi>
        </span>
        {isRunning && <span className="button primary">{text.goOn}</span>}
      </a>
    </li>
  );
}

function Start({ wanted }: { wanted: string | null }) {
  const text = useText();
  const components = useRows('component');
  const conditions = useRowMap('condition');
  const procedures = useRows('procedure');
  const command = useSwapCommand();
  const { blind } = useFreshness();
  const [all, setAll] = useState(false);
  const candidates = candidatesFrom(components, conditions, procedures, wanted);
  const shown = all ? candidates : candidates.slice(0, fewCandidates);
  const alarms = useRowMap('alarm');

  async function begin(component: Component, procedure: Procedure) {
    const incident = alarms.get(conditions.get(component.id)?.alarm ?? '')?.incident;
    const opened = await command.open({
      component: component.id,
      procedure: procedure.id,
      ...(incident === undefined ? {} : { incident }),
    });
    if (opened !== undefined) navigate('swaps', opened);
  }

  return (
    <Panel title={text.swaps.list.start}>
      {command.error !== null && <Refusal error={command.error} swap={undefined} onRead={command.read} />}
      {candidates.length === 0 && <EmptyState fact={text.swaps.list.startNone} />}
      <ul>
        {shown.map(({ component, procedure }) => (
          <Candidate
            key={component.id}
            component={component}
            isWanted={component.id === wanted}
            locked={blind ? text.swaps.proceed.blind : command.busy ? text.swaps.list.beginning : undefined}
            onBegin={() => void begin(component, procedure)}
          />
        ))}
      </ul>
      {shown.length < candidates.length && (
        <div className="more">
          <span>{text.swaps.list.more(candidates.length - shown.length)}</span>
          <Button onPress={() => setAll(true)}>{text.swaps.list.showAll}</Button>
        </div>
      )}
    </Panel>
  );
}

function Candidate(props: {
  component: Component;
  isWanted: boolean;
  locked: string | undefined;
  onBegin: () => void;
}) {
  const { component } = props;
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const { unknown } = useFreshness();
  const condition = useRow('condition', component.id);
  const part = useRow('part', component.id)?.part ?? component.part;
  const { location } = component;
  const mark = unknown ? 'unknown' : (condition?.state ?? 'unknown');
  return (
    <li className={props.isWanted ? 'wanted' : undefined}>
      <div>
        <span className="what">
          <b className="name">{localized(component.name)}</b>
          <small>
            {[
              component.system === undefined ? '' : localized(component.system),
              location === undefined ? '' : text.swaps.rack(location.rack),
              location?.slot === undefined ? '' : text.swaps.slot(location.slot),
            ]
              .filter((each) => each !== '')
              .join(', ')}
          </small>
        </span>
        <span className="where">
          <StateMark mark={mark} word={text.states.word[mark]} />
          {condition !== undefined && condition.state !== 'ok' && (
            <small>{text.swaps.list.since(format.exact(condition.since, now))}</small>
          )}
        </span>
        <span className="when mono">{part === undefined ? text.swaps.list.noPart : tailOf(part.serial)}</span>
        {condition?.swap === undefined ? (
          <Button
            locked={part === undefined ? text.swaps.list.noPart : props.locked}
            lockedQuietly
            onPress={props.onBegin}
          >
            {text.swaps.list.begin}
          </Button>
        ) : (
          <a className="button" href={linkTo('swaps', condition.swap)}>
            {text.swaps.list.inProgress(condition.swap)}
          </a>
        )}
      </div>
    </li>
  );
}
