import { type ReactNode, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Textarea } from '../../parts/field.tsx';

/** Asks for one text that goes on record. What was typed stays when it is refused. */
export function TextDialog(props: {
  title: string;
  why?: string;
  label: string;
  confirm: string;
  cancel: string;
  locked: string | undefined;
  className: string;
  /** What was refused, beside the text that was kept. */
  refusal: ReactNode;
  onCancel: () => void;
  onText: (text: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const submit = () => {
    if (typed.trim() !== '' && props.locked === undefined) props.onText(typed.trim());
  };
  return (
    <Dialog
      className={props.className}
      title={props.title}
      onCancel={props.onCancel}
      onSubmit={submit}
      actions={
        <>
          <Button
            submit
            kind="primary"
            locked={props.locked ?? (typed.trim() === '' ? props.label : undefined)}
            lockedQuietly
          >
            {props.confirm}
          </Button>
          <Button onPress={props.onCancel}>{props.cancel}</Button>
        </>
      }
    >
      {props.refusal}
      {props.why !== undefined && <p>{props.why}</p>}
      <Field label={props.label}>
        <Textarea value={typed} onChange={setTyped} rows={4} maxLength={10_000} />
      </Field>
    </Dialog>
  );
}
