import { useState } from 'react';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Attention } from '../../parts/panel.tsx';
import { useConsole, usePlant } from '../../stores/react.ts';
import { TimeInput, useReadTime } from '../incidents/earlier-field.tsx';
import { toInput } from '../incidents/plant-time.ts';

/** Leads to the first entry of a time, or to the last one before it where none follows. */
export function JumpForm({ onJump, onClose }: { onJump: (seq: number) => void; onClose: () => void }) {
  const text = useText();
  const zone = usePlant()?.timeZone ?? 'UTC';
  const { client, stores } = useConsole();
  const readTime = useReadTime();
  const [typed, setTyped] = useState(() => toInput(stores.clock.getState().now, zone));
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const go = async () => {
    const at = readTime(typed.trim());
    setWrong(typeof at !== 'number');
    if (typeof at !== 'number') return;
    const answer = await client.query('log.at', { at });
    if (!answer.ok) setProblem(text.errors[answer.error.kind].what);
    else if (answer.value.seq === null) setProblem(text.log.jump.none);
    else onJump(answer.value.seq);
  };
  return (
    <Dialog
      title={text.log.jump.title}
      className="log-dialog"
      onCancel={onClose}
      onSubmit={() => void go()}
      actions={
        <>
          <Button kind="primary" size="tall" submit>
            {text.log.jump.go}
          </Button>
          <Button size="tall" onPress={onClose} keyCap="Esc">
            {text.log.correction.cancel}
          </Button>
        </>
      }
    >
      <TimeInput label={text.log.jump.time} value={typed} onChange={setTyped} wrong={wrong} />
      {problem !== null && <Attention title={problem} />}
    </Dialog>
  );
}
