import './corrections.css';
import { useState } from 'react';
import { longestText } from '../../../electron/contract/commands.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Input, Textarea } from '../../parts/field.tsx';
import { useCommand } from '../../stores/react.ts';
import { problem } from '../incidents/form-parts.tsx';
import { Refusal } from '../incidents/refusal.tsx';
import { useForm } from '../incidents/use-form.ts';

/** Records what an entry should have said, or takes it back (`current` undefined). What was typed stays when it is refused. */
export function CorrectionForm(props: { seq: number; current: string | undefined; onClose: () => void }) {
  const { seq, current, onClose } = props;
  const text = useText().log.correction;
  const format = useFormat();
  const send = useCommand();
  const form = useForm(onClose);
  const [words, setWords] = useState(current ?? '');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const retracts = current === undefined;

  const submit = () => {
    setChecked(true);
    if (reason.trim() === '' || (!retracts && words.trim() === '')) return;
    void form.send(() =>
      retracts
        ? send('entry.retract', { seq, reason }, { done: text.retractDone, quiet: true })
        : send('entry.correct', { seq, text: words, reason }, { done: text.correctDone, quiet: true }),
    );
  };
  return (
    <Dialog
      title={retracts ? text.retractTitle(format.number(seq)) : text.correctTitle(format.number(seq))}
      className="correction-dialog"
      onCancel={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button kind="primary" size="tall" submit>
            {retracts ? text.retractSend : text.correctSend}
          </Button>
          <Button size="tall" onPress={onClose} keyCap="Esc">
            {text.cancel}
          </Button>
        </>
      }
    >
      <p className="sub">{text.why}</p>
      {!retracts && (
        <Field label={text.text} {...problem(checked && words.trim() === '', text.required)}>
          <Textarea value={words} onChange={setWords} rows={5} maxLength={longestText} autoFocus />
        </Field>
      )}
      <Field label={text.because} {...problem(checked && reason.trim() === '', text.required)}>
        <Input value={reason} onChange={setReason} maxLength={1000} autoFocus={retracts} />
      </Field>
      <Refusal error={form.error} />
    </Dialog>
  );
}
