import { useState } from 'react';
import { useLocalized, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import type { Proceed } from './proceed.ts';
import { Refusal } from './refusal.tsx';
import { TextDialog } from './text-dialog.tsx';
import type { Scene } from './use-scene.ts';
import type { SwapCommand } from './use-swap-command.ts';
import { useProceedWords } from './wording.ts';

/** The foot: the way back at the left, the way on at the right. The right one says what it waits for. */
export function SwapFoot(props: {
  scene: Scene;
  command: SwapCommand;
  proceed: Proceed;
  locked: string | undefined;
  onProceed: () => void;
}) {
  const { scene, command, proceed, locked } = props;
  const text = useText().swaps;
  const localized = useLocalized();
  const [asking, setAsking] = useState(false);
  const words = useProceedWords(scene, proceed);
  const { swap, guide } = scene;
  const { procedure } = swap;
  const isRunning = swap.status === 'running';
  const until = procedure.steps.findIndex((step) => step.id === procedure.abortUntil) + 1;
  const canAbort = guide?.canAbort !== false;
  const waits = 'waitsFor' in proceed ? words : undefined;
  const isBlocked = scene.progress.compared?.match === false;
  const back = canAbort ? `${localized(procedure.rollback)} ${text.abort.until(until)}` : text.abort.over(until);
  return (
    <footer className="swap-foot">
      {isRunning && (
        <>
          <Button
            size="big"
            glyph="abort"
            lockedQuietly
            locked={canAbort ? locked : text.abort.over(until)}
            onPress={() => setAsking(true)}
          >
            {text.abort.button}
          </Button>
          <p>{isBlocked ? text.compare.attempts(scene.progress.attempts) : back}</p>
        </>
      )}
      <span className="proceed">
        <Button
          size="big"
          kind="primary"
          glyph={'does' in proceed && proceed.does === 'rescan' ? 'scan' : undefined}
          lockedQuietly
          locked={waits ?? ('does' in proceed && proceed.does === 'leave' ? undefined : locked)}
          onPress={props.onProceed}
        >
          {command.busy ? text.proceed.busy : words}
        </Button>
      </span>
      {asking && isRunning && (
        <TextDialog
          className="abort-dialog"
          title={text.abort.title}
          why={text.abort.why}
          label={text.abort.reason}
          confirm={text.abort.confirm}
          cancel={text.abort.keep}
          locked={locked}
          refusal={command.error !== null && <Refusal error={command.error} swap={swap} onRead={command.read} />}
          onCancel={() => setAsking(false)}
          onText={(reason) => void command.send('swap.abort', { swap: swap.id, reason }, text.abort.done)}
        />
      )}
    </footer>
  );
}
