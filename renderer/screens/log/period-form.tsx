import { useState } from 'react';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Attention } from '../../parts/panel.tsx';
import { useConsole, usePlant } from '../../stores/react.ts';
import { TimeInput, useReadTime } from '../incidents/earlier-field.tsx';
import { toInput } from '../incidents/plant-time.ts';

/** A period by its two ends; an empty end is open. */
export function PeriodForm(props: {
  from: number | undefined;
  to: number | undefined;
  onApply: (period: { from: number | undefined; to: number | undefined }) => void;
  onClose: () => void;
}) {
  const text = useText().log;
  const zone = usePlant()?.timeZone ?? 'UTC';
  const { clock } = useConsole().stores;
  const readTime = useReadTime();
  const { now } = clock.getState();
  const [from, setFrom] = useState(() => toInput(props.from ?? now - 3_600_000, zone));
  const [to, setTo] = useState(() => (props.to === undefined ? '' : toInput(props.to, zone)));
  const [checked, setChecked] = useState(false);
  const read = (typed: string) => (typed.trim() === '' ? undefined : readTime(typed));
  const [begin, end] = [read(from), read(to)];
  const wrongOrder = typeof begin === 'number' && typeof end === 'number' && end <= begin;
  return (
    <Dialog
      title={text.filters.choose}
      className="log-dialog"
      onCancel={props.onClose}
      onSubmit={() => {
        setChecked(true);
        if (begin !== null && end !== null && !wrongOrder) props.onApply({ from: begin, to: end });
      }}
      actions={
        <>
          <Button kind="primary" size="tall" submit>
            {text.filters.apply}
          </Button>
          <Button size="tall" onPress={props.onClose} keyCap="Esc">
            {text.correction.cancel}
          </Button>
        </>
      }
    >
      <TimeInput label={text.filters.from} value={from} onChange={setFrom} wrong={checked && begin === null} />
      <TimeInput label={text.filters.to} value={to} onChange={setTo} wrong={checked && end === null} />
      {checked && wrongOrder && <Attention title={text.filters.wrongOrder} />}
    </Dialog>
  );
}
