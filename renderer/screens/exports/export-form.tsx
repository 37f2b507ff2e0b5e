import './exports.css';
import { useState } from 'react';
import type { ConsoleError } from '../../../electron/contract/errors.ts';
import { type ExportFormat, exportRequestSchema } from '../../../electron/contract/export.ts';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Attention } from '../../parts/panel.tsx';
import { Segment } from '../../parts/segment.tsx';
import { useConsole, useLanguage } from '../../stores/react.ts';
import { showToast } from '../../stores/toasts.ts';
import { saveFile } from './save-file.ts';

/** What is exported: an incident, or a period of the log (epoch ms; either end may be open). */
export type ExportSelection = { incident: string } | { from?: number | undefined; to?: number | undefined };

/** Exports a selection of the log as a file. `what` names it in the title; where it stands is the caller's. */
export function ExportForm(props: {
  selection: ExportSelection;
  what: string;
  className?: string;
  onClose: () => void;
}) {
  const { selection, what, onClose } = props;
  const all = useText();
  const text = all.exporting;
  const [language] = useLanguage();
  const { client, stores } = useConsole();
  const { formats } = client.exporter;
  const [format, setFormat] = useState<ExportFormat>(formats[0] ?? 'md');
  const [pseudonyms, setPseudonyms] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ConsoleError | null>(null);

  const submit = async () => {
    if (busy) return;
    setBusy(true);
    const request = exportRequestSchema.parse({ ...selection, format, pseudonyms, language, bom: format === 'csv' });
    const made = await client.exporter.make(request);
    setBusy(false);
    if (!made.ok) {
      setError(made.error);
      return;
    }
    saveFile(made.value);
    showToast(stores.toasts, { kind: 'done', text: text.done(made.value.name) });
    onClose();
  };

  return (
    <Dialog
      title={text.title(what)}
      {...(props.className === undefined ? {} : { className: props.className })}
      onCancel={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button kind="primary" size="tall" submit autoFocus {...(busy ? { locked: text.working } : {})}>
            {text.button}
          </Button>
          <Button size="tall" onPress={onClose} keyCap="Esc">
            {all.incidents.cancel}
          </Button>
        </>
      }
    >
      <div className="export-form">
        <div className="field">
          <span className="label">{text.format}</span>
          <Segment
            label={text.format}
            value={format}
            onChoose={setFormat}
            options={formats.map((each) => ({ value: each, text: text.formats[each] }))}
          />
          <span className="hint">{text.formatHint[format]}</span>
        </div>
        <div className="field">
          <span className="label">{text.names}</span>
          <Segment
            label={text.names}
            value={pseudonyms ? 'replace' : 'keep'}
            onChoose={(choice) => setPseudonyms(choice === 'replace')}
            options={[
              { value: 'keep', text: text.keepNames },
              { value: 'replace', text: text.replaceNames },
            ]}
          />
          {pseudonyms && <span className="hint">{text.replaceHint}</span>}
        </div>
        {error !== null && (
          <Attention title={all.errors[error.kind].what}>
            <p>{all.errors[error.kind].next}</p>
            <p className="sub" dir="auto" lang="en">
              {error.message} {error.next}
            </p>
          </Attention>
        )}
      </div>
    </Dialog>
  );
}
