import { useEffect, useRef } from 'react';
import type { Step, StepProgress } from '../../../electron/contract/models/swap.ts';
import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import type { GlyphName } from '../../parts/glyphs.tsx';
import { useNow } from '../../stores/react.ts';
import { tailOf } from './label.ts';
import type { Scene } from './use-scene.ts';

/** Every step in its order: done with time and person, the open one in ink (amber where it is blocked), locked ones with the reason. */
export function Stepper({ scene }: { scene: Scene }) {
  const { swap } = scene;
  const text = useText().swaps;
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open step is brought into view whenever it changes.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [swap.current]);
  return (
    <ol className="swap-steps" ref={list} aria-label={text.steps}>
      {swap.procedure.steps.map((step, index) => (
        <Row key={step.id} step={step} number={index + 1} scene={scene} />
      ))}
    </ol>
  );
}

function Row({ step, number, scene }: { step: Step; number: number; scene: Scene }) {
  const localized = useLocalized();
  const { swap } = scene;
  const progress = swap.progress[step.id];
  const isDone = progress?.passedAt !== undefined;
  const isOpen = !isDone && swap.status === 'running' && swap.current === step.id;
  const isBlocked = isOpen && progress?.compared?.match === false;
  const line = useLine(step, number, scene);
  const isGate = step.kind === 'wait-for-health';
  const state = isDone ? 'done' : isOpen ? 'open' : 'locked';
  return (
    <li
      className={[state, isGate && 'gate', isBlocked && 'blocked'].filter(Boolean).join(' ')}
      aria-current={isOpen ? 'step' : undefined}
    >
      <span className="number">{isDone ? <Glyph name="check" /> : isBlocked ? <Glyph name="abort" /> : number}</span>
      <div>
        <b>{localized(step.title)}</b>
        <small>
          {line.glyph !== undefined && <Glyph name={line.glyph} />}
          <bdi>{line.words}</bdi>
        </small>
      </div>
    </li>
  );
}

function useLine(step: Step, number: number, scene: Scene): { words: string; glyph?: GlyphName } {
  const text = useText().swaps.line;
  const format = useFormat();
  const now = useNow();
  const { swap } = scene;
  const progress = swap.progress[step.id];
  if (progress?.passedAt !== undefined) return doneLine(step, progress, format.moment(progress.passedAt, now), text);
  if (swap.status === 'aborted') {
    return swap.current === step.id ? { words: text.aborted, glyph: 'abort' } : lockedLine(step, number, text);
  }
  if (swap.current !== step.id) return lockedLine(step, number, text);
  if (progress?.compared?.match === false) return { words: text.blocked };
  const people = step.kind === 'two-person' ? 2 : step.kind === 'compare' ? step.people : 1;
  if (people === 2) return { words: text.people(progress?.confirmations.length ?? 0, people) };
  return step.kind === 'wait-for-health' ? { words: text.waiting, glyph: 'pulse' } : { words: text.now };
}

type LineText = ReturnType<typeof useText>['swaps']['line'];

function doneLine(
  step: Step,
  progress: StepProgress,
  time: string,
  text: LineText,
): { words: string; glyph?: GlyphName } {
  if (step.kind === 'wait-for-health') return { words: text.gatePassed(time), glyph: 'pulse' };
  if (step.kind === 'compare' && progress.compared !== undefined) {
    return { words: text.label(time, tailOf(progress.compared.scanned)) };
  }
  const names = progress.confirmations.map((confirmation) => confirmation.name).join(', ');
  return { words: text.done(time, names) };
}

function lockedLine(step: Step, number: number, text: LineText): { words: string; glyph?: GlyphName } {
  switch (step.kind) {
    case 'wait-for-health':
      return { words: text.gate, glyph: 'pulse' };
    case 'two-person':
      return { words: text.twoPeople, glyph: 'lock' };
    case 'compare':
      return { words: step.people === 2 ? text.scanTwo : text.scan, glyph: 'lock' };
    case 'confirm':
      return { words: text.afterStep(number - 1), glyph: 'lock' };
  }
}
