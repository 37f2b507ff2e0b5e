import type { Alarm } from '../../electron/contract/models/alarm.ts';
import { Glyph } from './glyph.tsx';

/** The bell of an alarm; it breathes while nobody has acknowledged. Bells are ink: the state has the colour. */
export function AlarmBell({ life }: { life: Alarm['life'] }) {
  return (
    <span className={life === 'unacknowledged' ? 'breath' : undefined}>
      <Glyph name={life} />
    </span>
  );
}
