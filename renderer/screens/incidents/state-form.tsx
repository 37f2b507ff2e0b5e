import { useState } from 'react';
import { longestText } from '../../../electron/contract/commands.ts';
import { causeTrack, type Incident, serviceTrack } from '../../../electron/contract/models/incident.ts';
import { useText } from '../../i18n/react.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Textarea } from '../../parts/field.tsx';
import { Attention } from '../../parts/panel.tsx';
import { Segment } from '../../parts/segment.tsx';
import { useCommand, useRows } from '../../stores/react.ts';
import { EarlierField, useReadTime } from './earlier-field.tsx';
import { FormButtons, Missing, problem } from './form-parts.tsx';
import { Refusal } from './refusal.tsx';
import { type TrackName, wordsNeeded } from './track-rules.ts';
import { useForm } from './use-form.ts';

type ServiceState = (typeof serviceTrack)[number];
type CauseState = (typeof causeTrack)[number];

/** Changes one of the two tracks. Words are asked for where the core will ask for them. */
export function StateForm({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const text = useText().incidents;
  const send = useCommand();
  const form = useForm(onClose);
  const readTime = useReadTime();
  const [track, setTrack] = useState<TrackName>('service');
  const [service, setService] = useState<ServiceState | null>(null);
  const [cause, setCause] = useState<CauseState | null>(null);
  const [words, setWords] = useState('');
  const [earlier, setEarlier] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);

  const cells = useRows('cell').filter((cell) => incident.services.includes(cell.service));
  const hurt = cells.filter((cell) => cell.state !== 'ok').length;

  const chosen = track === 'service' ? service : cause;
  const needed = chosen === null ? null : wordsNeeded(incident, track, chosen);
  const happenedAt = readTime(earlier);
  const submit = () => {
    setChecked(true);
    if (chosen === null || happenedAt === null || (needed !== null && words.trim() === '')) return;
    const rest = { incident: incident.id, text: words, ...(happenedAt === undefined ? {} : { happenedAt }) };
    const options = { done: text.stateChanged, quiet: true };
    void form.send(async () =>
      track === 'service' && service !== null
        ? send('incident.set-service', { ...rest, state: service }, options)
        : send('incident.set-cause', { ...rest, state: cause ?? 'unknown' }, options),
    );
  };

  return (
    <Dialog
      title={text.changeState}
      className="incident-dialog"
      onCancel={onClose}
      onSubmit={submit}
      actions={<FormButtons send={text.changeState} onCancel={onClose} />}
    >
      <div className="incident-form">
        <Segment<TrackName>
          label={text.track}
          value={track}
          onChoose={setTrack}
          options={[
            { value: 'service', text: text.serviceTrack },
            { value: 'cause', text: text.causeTrack },
          ]}
        />
        <div className="field">
          <span className="label">{text.state}</span>
          {track === 'service' ? (
            <Segment
              label={text.state}
              value={service}
              onChoose={setService}
              options={serviceTrack
                .filter((state) => state !== incident.service.state)
                .map((state) => ({ value: state, text: text.serviceState[state] }))}
            />
          ) : (
            <Segment
              label={text.state}
              value={cause}
              onChoose={setCause}
              options={causeTrack
                .filter((state) => state !== incident.cause.state)
                .map((state) => ({ value: state, text: text.causeState[state] }))}
            />
          )}
          <span className="hint">
            {text.now(
              track === 'service' ? text.serviceState[incident.service.state] : text.causeState[incident.cause.state],
            )}
          </span>
          {checked && chosen === null && <Missing />}
        </div>
        <Field
          label={needed === null ? text.wordsOptional : text.words}
          {...(needed === null ? {} : { hint: needed === 'back' ? text.wordsBack : text.wordsConfirmed })}
          {...problem(
            checked && needed !== null && words.trim() === '',
            needed === 'back' ? text.wordsBack : text.wordsConfirmed,
          )}
        >
          <Textarea value={words} onChange={setWords} rows={4} maxLength={longestText} />
        </Field>
        <EarlierField text={earlier} setText={setEarlier} wrong={checked && happenedAt === null} />
        {track === 'service' && service === 'restored' && hurt > 0 && (
          <Attention title={text.stillHurt(hurt, cells.length)} />
        )}
        <Refusal error={form.error} />
      </div>
    </Dialog>
  );
}
