import { useRef, useState } from 'react';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { navigate } from '../../route.ts';
import { useConsole, useIdentity, useKeys, useSystem } from '../../stores/react.ts';
import { showToast } from '../../stores/toasts.ts';
import { Ended } from './ended.tsx';
import { LiveHealth } from './live-health.tsx';
import { proceedOf } from './proceed.ts';
import { Refusal } from './refusal.tsx';
import { Stepper } from './stepper.tsx';
import { SwapFoot } from './swap-foot.tsx';
import { SwapTop } from './swap-top.tsx';
import { TextDialog } from './text-dialog.tsx';
import { useScanner } from './use-scanner.ts';
import type { Scene } from './use-scene.ts';
import { type SwapCommand, useSwapCommand } from './use-swap-command.ts';
import { type DemoHands, Work } from './work.tsx';

/** The guided swap: steps, work, live health, and the way on. Nothing of it is kept here but what is being typed. */
export function SwapView({ scene }: { scene: Scene }) {
  const text = useText().swaps;
  const person = useIdentity((identity) => identity.person);
  const entry = useRef<HTMLInputElement>(null);
  const command = useSwapCommand();
  const { hands, handsMissing } = useDemoHands(scene, command);
  const { swap, guide, blind, step } = scene;
  const proceed = proceedOf({ swap, guide, blind, person, handsMissing });
  const locked = blind ? text.proceed.blind : command.busy ? text.proceed.busy : undefined;
  const isRunning = swap.status === 'running';

  useScanner(null);
  useKeys([{ key: 'Escape', label: text.back, run: () => navigate('swaps') }]);

  function goOn() {
    if (!('does' in proceed)) return;
    if (proceed.does === 'leave') navigate('swaps');
    else if (proceed.does === 'rescan') entry.current?.focus();
    else void command.send('swap.confirm', { swap: swap.id, step: step.id });
  }

  return (
    <div className="guided-swap">
      <SwapTop scene={scene} />
      <Stepper scene={scene} />
      <section className="swap-work" aria-live="polite">
        <div className="sheet">
          {command.error !== null && <Refusal error={command.error} swap={swap} onRead={command.read} />}
          {isRunning ? (
            <Work scene={scene} command={command} entry={entry} locked={locked} hands={hands} />
          ) : (
            <Ended scene={scene} />
          )}
          <Note scene={scene} command={command} locked={locked} />
        </div>
      </section>
      <LiveHealth scene={scene} />
      <SwapFoot scene={scene} command={command} proceed={proceed} locked={locked} onProceed={goOn} />
    </div>
  );
}

function Note({ scene, command, locked }: { scene: Scene; command: SwapCommand; locked: string | undefined }) {
  const { stores } = useConsole();
  const text = useText().swaps.note;
  const format = useFormat();
  const [open, setOpen] = useState(false);

  async function save(note: string) {
    const seq = await command.send('swap.note', { swap: scene.swap.id, text: note });
    if (seq === undefined) return;
    setOpen(false);
    showToast(stores.toasts, { kind: 'done', text: text.saved(format.number(seq)) });
  }

  return (
    <div className="swap-note">
      <Button glyph="note" locked={scene.blind ? locked : undefined} lockedQuietly onPress={() => setOpen(true)}>
        {text.button}
      </Button>
      {open && (
        <TextDialog
          className="note-dialog"
          title={text.title}
          label={text.text}
          confirm={text.save}
          cancel={text.cancel}
          locked={locked}
          refusal={command.error !== null && <Refusal error={command.error} swap={scene.swap} onRead={command.read} />}
          onCancel={() => setOpen(false)}
          onText={(note) => void save(note)}
        />
      )}
    </div>
  );
}

/** In the demo a control stands for the technician's hands; the step waits for it, once. */
function useDemoHands(scene: Scene, command: SwapCommand): { hands: DemoHands | undefined; handsMissing: boolean } {
  const { stores } = useConsole();
  const text = useText().swaps.insert;
  const demo = useSystem()?.demo;
  const [triedAt, setTriedAt] = useState<string>();
  const { step, swap } = scene;
  const isInsert = step.kind === 'confirm' && step.hands === 'insert' && swap.status === 'running';
  const isMissing = demo?.canInsertSpare === true && isInsert && triedAt !== swap.id;
  return {
    handsMissing: isMissing,
    hands: isMissing
      ? {
          insert: () =>
            void command.send('demo.insert-spare', { swap: swap.id }).then((seq) => {
              setTriedAt(swap.id);
              if (seq !== undefined) showToast(stores.toasts, { kind: 'done', text: text.demoDone });
            }),
        }
      : undefined,
  };
}
