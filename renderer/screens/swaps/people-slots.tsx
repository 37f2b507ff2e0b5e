import { type ReactNode, useState } from 'react';
import type { StepProgress } from '../../../electron/contract/models/swap.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Input } from '../../parts/field.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { useIdentity, useNow, useRow, useRowMap, useRows } from '../../stores/react.ts';

type Confirmation = StepProgress['confirmations'][number];

/** Two slots for two different people. The waiting one has the heavy frame; the second opens the choice of a person. */
export function PeopleSlots(props: {
  confirmations: readonly Confirmation[];
  /** Why nobody can confirm now; undefined while the link is live. */
  locked: string | undefined;
  /** What was refused, shown where the second person is chosen. */
  refusal: ReactNode;
  onSecond: (person: string) => Promise<boolean>;
}) {
  const text = useText().swaps.people;
  const [choosing, setChoosing] = useState(false);
  const [first, second] = props.confirmations;
  const isWaiting = first !== undefined && second === undefined && props.locked === undefined;
  return (
    <section className="people-slots">
      {first === undefined ? <FirstWaiting locked={props.locked} /> : <Confirmed title={text.first} by={first} />}
      {second !== undefined ? (
        <Confirmed title={text.second} by={second} />
      ) : (
        <button
          type="button"
          className={isWaiting ? 'person-slot awaited' : 'person-slot off'}
          aria-disabled={!isWaiting || undefined}
          aria-expanded={choosing}
          onClick={() => isWaiting && setChoosing(true)}
        >
          <Glyph name="people" />
          <span>{text.second}</span>
          <b>{isWaiting ? text.choose : text.another}</b>
          <span>{isWaiting ? text.another : (props.locked ?? text.waiting)}</span>
        </button>
      )}
      {choosing && isWaiting && (
        <SecondPerson
          taken={props.confirmations}
          refusal={props.refusal}
          onCancel={() => setChoosing(false)}
          onChoose={async (person) => {
            if (await props.onSecond(person)) setChoosing(false);
          }}
        />
      )}
    </section>
  );
}

function FirstWaiting({ locked }: { locked: string | undefined }) {
  const text = useText().swaps.people;
  const person = useIdentity((identity) => identity.person);
  const known = useRow('person', person ?? undefined);
  return (
    <div className={locked === undefined ? 'person-slot awaited' : 'person-slot off'}>
      <Glyph name="person" />
      <span>{text.first}</span>
      <b className="name">{known?.name ?? person ?? text.whoFirst}</b>
      <span>{locked ?? (person === null ? '' : text.whoFirst)}</span>
    </div>
  );
}

function Confirmed({ title, by }: { title: string; by: Confirmation }) {
  const text = useText().swaps.people;
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const known = useRowMap('person').get(by.person);
  const time = format.exact(by.at, now);
  return (
    <div className="person-slot">
      <Glyph name="disc" />
      <span>{title}</span>
      <b className="name">
        <bdi>{by.name}</bdi>
      </b>
      <span>{known === undefined ? time : text.confirmed(localized(known.role), time)}</span>
    </div>
  );
}

function SecondPerson(props: {
  taken: readonly Confirmation[];
  refusal: ReactNode;
  onCancel: () => void;
  onChoose: (person: string) => Promise<void>;
}) {
  const text = useText().swaps.people;
  const localized = useLocalized();
  const people = useRows('person');
  const [typed, setTyped] = useState('');
  const isTaken = (id: string) => props.taken.some((confirmation) => confirmation.person === id);
  return (
    <Dialog
      className="second-person"
      title={text.title}
      onCancel={props.onCancel}
      onSubmit={() => {
        if (typed.trim() !== '') void props.onChoose(typed.trim());
      }}
      actions={<Button onPress={props.onCancel}>{text.cancel}</Button>}
    >
      {props.refusal}
      <p>{text.why}</p>
      <div className="typed">
        <Field label={text.name}>
          <Input value={typed} onChange={setTyped} maxLength={100} />
        </Field>
        <Button submit kind="primary">
          {text.confirm}
        </Button>
      </div>
      <ul className="people">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-disabled={isTaken(person.id) || undefined}
              onClick={() => !isTaken(person.id) && void props.onChoose(person.id)}
            >
              <b>
                <bdi>{person.name}</bdi>
              </b>
              <small>{isTaken(person.id) ? text.already : localized(person.role)}</small>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
