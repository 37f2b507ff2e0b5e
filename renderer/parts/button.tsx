import { type ReactNode, useId } from 'react';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './glyphs.tsx';
import { KeyCap } from './key-cap.tsx';

export interface ButtonProps {
  children: ReactNode;
  onPress?: (() => void) | undefined;
  /** `primary` is ink; one to a view. */
  kind?: 'normal' | 'primary' | undefined;
  /** tall 44 px, big 64 px; otherwise 36. */
  size?: 'tall' | 'big' | undefined;
  glyph?: GlyphName | undefined;
  keyCap?: string | undefined;
  /** Why it cannot be pressed now. The button stays focusable and says so. */
  locked?: string | undefined;
  /** Hides the reason's line where the layout has no room; it stays in the accessible description. */
  lockedQuietly?: boolean | undefined;
  submit?: boolean | undefined;
  autoFocus?: boolean | undefined;
}

/** A button: verb and object. Locked ones are hatched and say what unlocks them. */
export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'normal', size, glyph, keyCap, locked, lockedQuietly = false, submit } = props;
  const reason = useId();
  const button = (
    <button
      type={submit ? 'submit' : 'button'}
      className={['button', kind === 'primary' && 'primary', size].filter(Boolean).join(' ')}
      aria-disabled={locked === undefined ? undefined : true}
      aria-describedby={locked === undefined ? undefined : reason}
      title={locked}
      // biome-ignore lint/a11y/noAutofocus: a dialog that opens beside its object takes the focus; the caller asks for it.
      autoFocus={props.autoFocus}
      onClick={(event) => {
        if (locked !== undefined) event.preventDefault();
        else onPress?.();
      }}
    >
      {glyph !== undefined && <Glyph name={locked === undefined ? glyph : 'lock'} />}
      {glyph === undefined && locked !== undefined && <Glyph name="lock" />}
      {children}
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
  if (locked === undefined) return button;
  return (
    <span>
      {button}
      <span id={reason} className={lockedQuietly ? 'visually-hidden' : 'button-reason'}>
        {locked}
      </span>
    </span>
  );
}
