import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field, Input } from './field.tsx';
import { Glyph } from './glyph.tsx';

export interface UserChooserProps {
  /** Who is here now; null is nobody. */
  current: { id: string; name: string } | null;
  people: readonly { id: string; name: string; role: string }[];
  open: boolean;
  onOpen: (open: boolean) => void;
  onChoose: (person: string) => void;
  text: { nobody: string; title: string; why: string; name: string; take: string; cancel: string };
}

/** Who works at this desk: one of the plant's people, or a typed name. */
export function UserChooser(props: UserChooserProps) {
  const { current, text } = props;
  return (
    <div className="user-chooser">
      <button type="button" aria-expanded={props.open} onClick={() => props.onOpen(!props.open)}>
        <Glyph name="person" />
        <span title={current?.name}>
          <bdi>{current?.name ?? text.nobody}</bdi>
        </span>
      </button>
      {props.open && <Choice {...props} />}
    </div>
  );
}

function Choice({ current, people, onOpen, onChoose, text }: UserChooserProps) {
  const [typed, setTyped] = useState('');
  return (
    <div data-theme="desk">
      <Dialog
        title={text.title}
        onCancel={() => onOpen(false)}
        onSubmit={() => typed.trim() !== '' && onChoose(typed)}
        actions={<Button onPress={() => onOpen(false)}>{text.cancel}</Button>}
      >
        <p className="sub">{text.why}</p>
        <div className="people">
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              aria-pressed={person.id === current?.id}
              onClick={() => onChoose(person.id)}
            >
              <bdi>{person.name}</bdi>
              <small>{person.role}</small>
            </button>
          ))}
        </div>
        <div className="typed">
          <Field label={text.name}>
            <Input value={typed} onChange={setTyped} maxLength={100} />
          </Field>
          <Button submit>{text.take}</Button>
        </div>
      </Dialog>
    </div>
  );
}
