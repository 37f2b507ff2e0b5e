import { useId, useState } from 'react';
import { longestText } from '../../../electron/contract/commands.ts';
import type { Incident } from '../../../electron/contract/models/incident.ts';
import { useText } from '../../i18n/react.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Input, Textarea } from '../../parts/field.tsx';
import { Segment } from '../../parts/segment.tsx';
import { useCommand, useConsole, useIdentity, usePlant, useRow, useRows } from '../../stores/react.ts';
import { EarlierField, TimeInput, useReadTime } from './earlier-field.tsx';
import { FormButtons, problem } from './form-parts.tsx';
import { toInput } from './plant-time.ts';
import { Refusal } from './refusal.tsx';
import { useForm } from './use-form.ts';

type What = 'action' | 'note';
const dueMinutes = [15, 30, 60, 240] as const;
type Due = 'none' | 'time' | (typeof dueMinutes)[number];

/** Adds an action or a note. A closed incident takes notes only. */
export function AddForm({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const [what, setWhat] = useState<What>(incident.closed === undefined ? 'action' : 'note');
  const text = useText().incidents;
  const choose =
    incident.closed === undefined ? (
      <Segment
        label={text.what}
        value={what}
        onChoose={setWhat}
        options={[
          { value: 'action', text: text.action },
          { value: 'note', text: text.note },
        ]}
      />
    ) : null;
  return what === 'action' ? (
    <ActionForm incident={incident} onClose={onClose} choose={choose} />
  ) : (
    <NoteForm incident={incident} onClose={onClose} choose={choose} />
  );
}

interface Part {
  incident: Incident;
  onClose: () => void;
  choose: React.ReactNode;
}

function ActionForm({ incident, onClose, choose }: Part) {
  const text = useText().incidents;
  const send = useCommand();
  const { stores } = useConsole();
  const form = useForm(onClose);
  const people = useRows('person');
  const me = useIdentity((identity) => identity.person);
  const myName = useRow('person', me ?? undefined)?.name ?? me ?? '';
  const zone = usePlant()?.timeZone ?? 'UTC';
  const readTime = useReadTime();
  const list = useId();
  const [what, setWhat] = useState('');
  const [owner, setOwner] = useState(myName);
  const [due, setDue] = useState<Due>('none');
  const [dueText, setDueText] = useState('');
  const [checked, setChecked] = useState(false);

  const dueTime = due === 'time' ? readTime(dueText) : undefined;
  const submit = () => {
    setChecked(true);
    if (what.trim() === '' || owner.trim() === '' || dueTime === null) return;
    const { now } = stores.clock.getState();
    const at = typeof due === 'number' ? now + due * 60_000 : dueTime;
    void form.send(() =>
      send(
        'action.add',
        {
          incident: incident.id,
          text: what,
          owner: people.find((person) => person.name === owner.trim())?.id ?? owner,
          ...(at === undefined ? {} : { due: at }),
        },
        { done: text.actionAdded, quiet: true },
      ),
    );
  };

  return (
    <Dialog
      title={text.addAction}
      className="incident-dialog"
      onCancel={onClose}
      onSubmit={submit}
      actions={<FormButtons send={text.addAction} onCancel={onClose} />}
    >
      <div className="incident-form">
        {choose}
        <Field label={text.actionField} {...problem(checked && what.trim() === '', text.required)}>
          <Input value={what} onChange={setWhat} maxLength={200} autoFocus />
        </Field>
        <Field label={text.owner} {...problem(checked && owner.trim() === '', text.required)}>
          <Input value={owner} onChange={setOwner} maxLength={100} list={list} />
        </Field>
        <datalist id={list}>
          {people.map((person) => (
            <option key={person.id} value={person.name} />
          ))}
        </datalist>
        <div className="field">
          <span className="label">{text.due}</span>
          <Segment<Due>
            label={text.due}
            value={due}
            onChoose={(next) => {
              setDue(next);
              if (next === 'time' && dueText === '') setDueText(toInput(stores.clock.getState().now, zone));
            }}
            options={[
              { value: 'none', text: text.dueNone },
              ...dueMinutes.map((minutes) => ({ value: minutes, text: text.dueIn[minutes] })),
              { value: 'time', text: text.dueAt },
            ]}
          />
        </div>
        {due === 'time' && (
          <TimeInput label={text.due} value={dueText} onChange={setDueText} wrong={checked && dueTime === null} />
        )}
        <Refusal error={form.error} />
      </div>
    </Dialog>
  );
}

function NoteForm({ incident, onClose, choose }: Part) {
  const text = useText().incidents;
  const send = useCommand();
  const form = useForm(onClose);
  const readTime = useReadTime();
  const [note, setNote] = useState('');
  const [earlier, setEarlier] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const happenedAt = readTime(earlier);

  const submit = () => {
    setChecked(true);
    if (note.trim() === '' || happenedAt === null) return;
    void form.send(() =>
      send(
        'note.add',
        { incident: incident.id, text: note, ...(happenedAt === undefined ? {} : { happenedAt }) },
        { done: text.noteAdded, quiet: true },
      ),
    );
  };
  return (
    <Dialog
      title={text.addNote}
      className="incident-dialog"
      onCancel={onClose}
      onSubmit={submit}
      actions={<FormButtons send={text.addNote} onCancel={onClose} />}
    >
      <div className="incident-form">
        {choose}
        <Field
          label={text.noteField}
          {...problem(checked && note.trim() === '', text.required)}
          {...(note.length > longestText / 2 ? { hint: text.characters(note.length, longestText) } : {})}
        >
          <Textarea value={note} onChange={setNote} rows={6} maxLength={longestText} autoFocus />
        </Field>
        <EarlierField text={earlier} setText={setEarlier} wrong={checked && happenedAt === null} />
        <Refusal error={form.error} />
      </div>
    </Dialog>
  );
}
