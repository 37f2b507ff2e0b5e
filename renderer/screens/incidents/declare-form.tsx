import { useState } from 'react';
import type { Alarm } from '../../../electron/contract/models/alarm.ts';
import { useLocalized, useText } from '../../i18n/react.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Input } from '../../parts/field.tsx';
import { navigate } from '../../route.ts';
import { useCommand } from '../../stores/react.ts';
import { EarlierField, useReadTime } from './earlier-field.tsx';
import { FormButtons, problem } from './form-parts.tsx';
import { Refusal } from './refusal.tsx';
import { useForm } from './use-form.ts';

/** Declares an incident, from an alarm or from nothing, and goes to it. */
export function DeclareForm({ alarm, onClose }: { alarm: Alarm | undefined; onClose: () => void }) {
  const text = useText();
  const localized = useLocalized();
  const send = useCommand();
  const readTime = useReadTime();
  const form = useForm((done) => navigate('incidents', done.subject.replace(/^incident\//, '')));
  const name = alarm === undefined ? undefined : localized(alarm.name);
  const [title, setTitle] = useState(
    alarm === undefined || name === undefined
      ? ''
      : text.incidents.suggestion(name, text.states.inline[alarm.state]).slice(0, 200),
  );
  const [earlier, setEarlier] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const happenedAt = readTime(earlier);

  const submit = () => {
    setChecked(true);
    if (title.trim() === '' || happenedAt === null) return;
    void form.send(() =>
      send(
        'incident.declare',
        {
          title,
          ...(alarm === undefined ? {} : { alarm: alarm.id }),
          ...(happenedAt === undefined ? {} : { happenedAt }),
        },
        { done: text.incidents.declared, quiet: true },
      ),
    );
  };
  return (
    <Dialog
      title={name === undefined ? text.incidents.declare : text.incidents.declareFor(name)}
      className="incident-dialog"
      onCancel={onClose}
      onSubmit={submit}
      actions={<FormButtons send={text.incidents.declare} onCancel={onClose} />}
    >
      <div className="incident-form">
        <Field label={text.incidents.titleField} {...problem(checked && title.trim() === '', text.incidents.required)}>
          <Input value={title} onChange={setTitle} maxLength={200} autoFocus />
        </Field>
        <EarlierField text={earlier} setText={setEarlier} wrong={checked && happenedAt === null} />
        <Refusal error={form.error} />
      </div>
    </Dialog>
  );
}
