import type { State } from '../../electron/contract/models/condition.ts';
import { Glyph } from './glyph.tsx';

/** A state as it is drawn: maintenance is an overlay of the plan. */
export type Mark = State | 'maintenance';

/** A state as glyph and word, always together. */
export function StateMark({ mark, word }: { mark: Mark; word: string }) {
  return (
    <span className={`state-mark ${mark}`}>
      <Glyph name={mark} />
      {word}
    </span>
  );
}

/** The lit tile: filled with the state, lettered in ink. */
export function LitTile({ mark, word }: { mark: Mark; word: string }) {
  return (
    <span className={`lit ${mark}`}>
      <Glyph name={mark} />
      <span>{word}</span>
    </span>
  );
}

/** The number of a root, as it stands on card, cell, rack and next step. */
export function RootNumber({ number }: { number: number }) {
  return <b className="root-number">{number}</b>;
}
