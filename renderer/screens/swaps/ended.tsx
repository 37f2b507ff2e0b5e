import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useNow } from '../../stores/react.ts';
import type { Scene } from './use-scene.ts';

/** What a swap that has ended leaves behind: how, when, by whom, which part is in the slot. */
export function Ended({ scene }: { scene: Scene }) {
  const text = useText().swaps.ended;
  const format = useFormat();
  const now = useNow();
  const { swap } = scene;
  const { steps } = swap.procedure;
  const isFinished = swap.status === 'finished';
  const done = steps.filter((step) => swap.progress[step.id]?.passedAt !== undefined).length;
  const installed = isFinished ? swap.spare : scene.own.part;
  return (
    <section className="swap-ended">
      <p className="step-of">{swap.ended !== undefined && text.by(format.exact(swap.ended.at, now), swap.ended.by)}</p>
      <h2>
        <Glyph name={isFinished ? 'disc' : 'abort'} />
        {isFinished ? text.finished : text.aborted}
      </h2>
      <p className="step-text">{text.steps(done, steps.length)}</p>
      <dl>
        {swap.ended !== undefined && swap.ended.reason !== '' && (
          <>
            <dt>{text.reason}</dt>
            <dd className="name" dir="auto">
              {swap.ended.reason}
            </dd>
          </>
        )}
        {swap.removed !== undefined && (
          <>
            <dt>{text.removed}</dt>
            <dd className="mono">{swap.removed.serial}</dd>
          </>
        )}
        {installed !== undefined && (
          <>
            <dt>{text.installed}</dt>
            <dd className="mono">{installed.serial}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
