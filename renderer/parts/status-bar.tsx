import type { ReactNode } from 'react';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './glyphs.tsx';
import { KeyCap } from './key-cap.tsx';
import { Ruler } from './ruler.tsx';
import { LitTile, type Mark } from './state-mark.tsx';

export interface StatusBarProps {
  product: string;
  navigation: string;
  screens: readonly { id: string; href: string; keyCap: string; title: string; current: boolean }[];
  verdict: { mark: Mark; text: string };
  /** Alarms as one line: null where there are none. */
  bells: { glyph: GlyphName; text: string; breathing: boolean } | null;
  data: { label: string; value: string; late: boolean };
  /** The second of the minute; null while nothing is heard. */
  second: number | null;
  /** The user chooser. */
  children?: ReactNode;
}

/** A strip of the wall that stays on every desk screen: screens, verdict, alarms, age of the data, seconds, user. */
export function StatusBar(props: StatusBarProps) {
  return (
    <header className="status-bar" data-theme="wall">
      <a className="brand" href="#/">
        <Glyph name="mark" />
        {props.product}
      </a>
      <nav aria-label={props.navigation}>
        {props.screens.map((screen) => (
          <a key={screen.id} href={screen.href} aria-current={screen.current ? 'page' : undefined}>
            <KeyCap>{screen.keyCap}</KeyCap>
            {screen.title}
          </a>
        ))}
      </nav>
      <div className="summary">
        <LitTile mark={props.verdict.mark} word={props.verdict.text} />
        {props.bells !== null && (
          <span className="bells">
            <span className={props.bells.breathing ? 'breath' : undefined}>
              <Glyph name={props.bells.glyph} />
            </span>
            {props.bells.text}
          </span>
        )}
      </div>
      <div className="data-as-of">
        <div className={props.data.late ? 'late' : undefined}>
          <span>{props.data.label}</span>
          <b>{props.data.value}</b>
        </div>
        <Ruler second={props.second} />
      </div>
      {props.children}
    </header>
  );
}
