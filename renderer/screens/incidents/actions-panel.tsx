import { useState } from 'react';
import type { Action, Incident } from '../../../electron/contract/models/incident.ts';
import { age } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Input } from '../../parts/field.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { useCommand, useNow, useRow, useRows } from '../../stores/react.ts';
import { type ActionState, actionState, sortActions } from './action-order.ts';
import { LongText } from './long-text.tsx';
import { Refusal } from './refusal.tsx';
import { openFocused } from './row-focus.ts';
import { Section } from './section.tsx';
import { useForm } from './use-form.ts';

/** What is to be done, by whom and until when. Overdue is amber: it needs a person. */
export function ActionsPanel({ incident }: { incident: Incident }) {
  const text = useText().incidents;
  const { open, done } = sortActions(useRows('action'), incident.id);
  const [showDone, setShowDone] = useState(false);
  return (
    <Section className="area-actions" title={text.actions} aside={text.openActions(open.length)}>
      {open.length === 0 && <p className="sub">{text.noActions}</p>}
      <ol className="action-list">
        {open.map((action) => (
          <OpenAction key={action.id} action={action} />
        ))}
      </ol>
      {done.length > 0 && (
        <button type="button" className="quiet-button" aria-expanded={showDone} onClick={() => setShowDone(!showDone)}>
          {showDone ? text.hide : text.finishedActions(done.length)}
        </button>
      )}
      {showDone && (
        <ol className="action-list">
          {done.map((action) => (
            <DoneAction key={action.id} action={action} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function OpenAction({ action }: { action: Action }) {
  const text = useText().incidents;
  const format = useFormat();
  const now = useNow();
  const send = useCommand();
  const [finishing, setFinishing] = useState(false);
  const owner = useRow('person', action.owner)?.name ?? action.owner;
  const state = actionState(action, now);
  const running = action.started !== undefined;
  return (
    <li
      className={state.kind === 'overdue' ? 'overdue' : undefined}
      tabIndex={-1}
      data-row={action.id}
      onKeyDown={openFocused}
    >
      <Glyph name={state.kind === 'overdue' ? 'clock' : running ? 'play' : 'ring'} />
      <div className="name">
        <b dir="auto">{action.text}</b>
        <small>
          <bdi>{owner}</bdi>
          {action.due !== undefined && `, ${text.dueTime(format.moment(action.due, now))}`}
          {running && state.kind === 'overdue' && `, ${text.running(age(now - (action.started?.at ?? now)))}`}
        </small>
      </div>
      <div className="action-side">
        <b>{stateWords(state, text)}</b>
        {!finishing && (
          <button
            type="button"
            className="quiet-button"
            aria-label={running ? text.finishAction(action.text) : text.startAction(action.text)}
            onClick={() => {
              if (running) setFinishing(true);
              else void send('action.start', { action: action.id }, { done: text.started });
            }}
          >
            {running ? text.finish : text.start}
          </button>
        )}
      </div>
      {finishing && <FinishForm action={action} onClose={() => setFinishing(false)} />}
    </li>
  );
}

function FinishForm({ action, onClose }: { action: Action; onClose: () => void }) {
  const text = useText().incidents;
  const send = useCommand();
  const form = useForm(onClose);
  const [outcome, setOutcome] = useState('');
  return (
    <form
      className="finish-form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send(() =>
          send('action.finish', { action: action.id, outcome }, { done: text.finished, quiet: true }),
        );
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Input value={outcome} onChange={setOutcome} placeholder={text.outcome} autoFocus />
      <Button submit kind="primary">
        {text.finish}
      </Button>
      <Button onPress={onClose}>{text.cancel}</Button>
      <Refusal error={form.error} />
    </form>
  );
}

function DoneAction({ action }: { action: Action }) {
  const text = useText().incidents;
  const format = useFormat();
  const now = useNow();
  if (action.finished === undefined) return null;
  return (
    <li>
      <Glyph name="disc" />
      <div className="name">
        <b dir="auto">{action.text}</b>
        <small>
          <bdi>{text.finishedAt(format.moment(action.finished.at, now), action.finished.by)}</bdi>
        </small>
        {action.finished.outcome !== '' && <LongText text={action.finished.outcome} />}
      </div>
    </li>
  );
}

function stateWords(state: ActionState, text: ReturnType<typeof useText>['incidents']): string {
  switch (state.kind) {
    case 'overdue':
      return text.overdue(age(state.ms));
    case 'running':
      return text.running(age(state.ms));
    case 'due':
      return text.left(age(state.ms));
    case 'waiting':
      return text.waiting;
    default:
      return state satisfies never;
  }
}
