import { useState } from 'react';
import { longestText } from '../../../electron/contract/commands.ts';
import { type Incident, type Judgement, judgementSchema } from '../../../electron/contract/models/incident.ts';
import { useText } from '../../i18n/react.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Select, Textarea } from '../../parts/field.tsx';
import { Segment } from '../../parts/segment.tsx';
import { useCommand } from '../../stores/react.ts';
import { FormButtons, Missing, problem } from './form-parts.tsx';
import { Refusal } from './refusal.tsx';
import { useForm } from './use-form.ts';

const verdicts = judgementSchema.shape.verdict.options;

/** Puts on record whether another incident is related, and why somebody thinks so. */
export function JudgeForm(props: {
  incident: Incident;
  others: readonly Incident[];
  first: string;
  onClose: () => void;
}) {
  const text = useText().incidents;
  const send = useCommand();
  const form = useForm(props.onClose);
  const [other, setOther] = useState(props.first);
  const [verdict, setVerdict] = useState<Judgement['verdict'] | null>(null);
  const [because, setBecause] = useState('');
  const [checked, setChecked] = useState(false);

  const submit = () => {
    setChecked(true);
    if (verdict === null || because.trim() === '') return;
    void form.send(() =>
      send(
        'incident.judge',
        { incident: props.incident.id, other, verdict, because },
        { done: text.judgedNow, quiet: true },
      ),
    );
  };
  return (
    <Dialog
      title={text.judgeTitle}
      className="incident-dialog"
      onCancel={props.onClose}
      onSubmit={submit}
      actions={<FormButtons send={text.judge} onCancel={props.onClose} />}
    >
      <div className="incident-form">
        <Field label={text.otherIncident}>
          <Select
            value={other}
            onChange={setOther}
            options={props.others.map((one) => ({ value: one.id, text: `${one.id} ${one.title}` }))}
          />
        </Field>
        <div className="field">
          <span className="label">{text.verdictField}</span>
          <Segment
            label={text.verdictField}
            value={verdict}
            onChoose={setVerdict}
            options={verdicts.map((value) => ({ value, text: text.verdict[value] }))}
          />
          {checked && verdict === null && <Missing />}
        </div>
        <Field label={text.because} {...problem(checked && because.trim() === '', text.required)}>
          <Textarea value={because} onChange={setBecause} rows={4} maxLength={longestText} />
        </Field>
        <Refusal error={form.error} />
      </div>
    </Dialog>
  );
}
