import './corrections.css';
import { useState } from 'react';
import type { Correction } from '../../../electron/contract/models/correction.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useClock } from '../../stores/react.ts';
import { LongText } from '../incidents/long-text.tsx';

/**
 * Says under a text that it was corrected or taken back, by whom and why. The original is one click away; of what was taken
 * back without a correction it still stands above, struck out.
 */
export function CorrectionMark({ correction, original }: { correction: Correction; original: string }) {
  const text = useText().log.correction;
  const format = useFormat();
  const hour = useClock((clock) => Math.floor(clock.now / 3_600_000) * 3_600_000);
  const [open, setOpen] = useState(false);
  const time = format.moment(correction.at, hour);
  return (
    <div className="correction-mark">
      <Glyph name="pencil" />
      <div className="name">
        <span dir="auto">
          {correction.retracted ? text.retracted(correction.by, time) : text.corrected(correction.by, time)}
        </span>
        {'. '}
        <span dir="auto">{text.reason(correction.reason)}</span>{' '}
        {correction.text !== undefined && (
          <button type="button" className="quiet-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? text.hideOriginal : text.showOriginal}
          </button>
        )}
        {open && (
          <blockquote className={correction.retracted ? 'taken-back' : undefined} aria-label={text.original}>
            <LongText text={original} />
          </blockquote>
        )}
      </div>
    </div>
  );
}
