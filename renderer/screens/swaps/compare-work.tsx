import { type RefObject, useState } from 'react';
import type { Step } from '../../../electron/contract/models/swap.ts';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { useSystem } from '../../stores/react.ts';
import { Comparison } from './comparison.tsx';
import { LabelEntry } from './label-entry.tsx';
import { Identified } from './mismatch.tsx';
import { PeopleSlots } from './people-slots.tsx';
import { Refusal } from './refusal.tsx';
import { useScanner } from './use-scanner.ts';
import { type Scene, useSlotName } from './use-scene.ts';
import type { SwapCommand } from './use-swap-command.ts';

/** A compare step: what is expected, what was scanned, what it really is, and who has seen it. */
export function CompareWork(props: {
  scene: Scene;
  step: Extract<Step, { kind: 'compare' }>;
  command: SwapCommand;
  entry: RefObject<HTMLInputElement | null>;
  locked: string | undefined;
}) {
  const { scene, step, command, locked } = props;
  const text = useText().swaps;
  const slot = useSlotName(scene.own);
  /** The field is open again after a match: empty, or with the first character of a scan. */
  const [again, setAgain] = useState<string>();
  const { swap, own, progress } = scene;
  const { compared } = progress;
  const blind = scene.blind ? text.proceed.blind : undefined;
  const refusal = command.error !== null && <Refusal error={command.error} swap={swap} onRead={command.read} />;
  const isSpare = step.against === 'spare';
  const expected = (isSpare ? own.part?.number : own.part?.serial) ?? compared?.expected ?? '';
  const scanned = isSpare ? compared?.partNumber : compared?.scanned;
  const isOpen = compared?.match !== true || again !== undefined;
  useScanner(isOpen ? null : setAgain);

  async function compare(label: { serial: string; partNumber?: string }): Promise<boolean> {
    const seq = await command.send('swap.compare', { swap: swap.id, step: step.id, ...label });
    if (seq !== undefined) setAgain(undefined);
    return seq !== undefined;
  }

  return (
    <>
      <Comparison
        expectedTitle={isSpare ? text.compare.expectedNumber : text.compare.expectedSerial}
        scannedTitle={isSpare ? text.compare.scannedNumber : text.compare.scanned}
        source={own.partSince === undefined ? text.compare.inventory(slot) : text.compare.fromLog(slot)}
        expected={expected}
        scanned={scanned}
        judged={compared}
      />
      {isSpare && compared?.match === true && (
        <p className="scanned-serial mono">{text.compare.scannedSerial(compared.scanned)}</p>
      )}
      {compared?.match === false && <Identified compared={compared} scene={scene} />}
      {isOpen && (
        <LabelEntry
          key={step.id}
          expectedNumber={isSpare ? expected : undefined}
          serialRef={props.entry}
          isRepeat={compared !== undefined}
          first={again}
          locked={locked}
          onScan={compare}
        >
          <DemoLabel scene={scene} isSpare={isSpare} onScan={compare} locked={locked} />
        </LabelEntry>
      )}
      {step.people === 2 && compared?.match === true && (
        <PeopleSlots
          confirmations={progress.confirmations}
          locked={blind}
          refusal={refusal}
          onSecond={async (person) =>
            (await command.send('swap.confirm', { swap: swap.id, step: step.id, person })) !== undefined
          }
        />
      )}
      {!isOpen && (
        <Button glyph="scan" onPress={() => setAgain('')}>
          {text.proceed.scanAgain}
        </Button>
      )}
    </>
  );
}

/** The demo has no scanner: a control that says so reads the label that would be in front of it. */
function DemoLabel(props: {
  scene: Scene;
  isSpare: boolean;
  onScan: (label: { serial: string; partNumber?: string }) => Promise<boolean>;
  locked: string | undefined;
}) {
  const text = useText().swaps.compare;
  const demo = useSystem()?.demo;
  const { part } = props.scene.own;
  if (demo === undefined || part === undefined) return null;
  const serial = props.isSpare ? demo.spareSerial : part.serial;
  if (serial === undefined) return null;
  return (
    <div className="demo-control">
      <Button
        locked={props.locked}
        lockedQuietly
        onPress={() => void props.onScan(props.isSpare ? { serial, partNumber: part.number } : { serial })}
      >
        {text.demoLabel}
      </Button>
      <span className="name">{text.demoHint(serial)}</span>
    </div>
  );
}
