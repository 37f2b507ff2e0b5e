import { type ReactNode, useId } from 'react';
import { Glyph } from './glyph.tsx';

/** A sheet with a heading and, to its right, what it counts. */
export function Panel(props: { title: string; aside?: ReactNode; children: ReactNode; className?: string }) {
  const heading = useId();
  return (
    <section className={['panel', props.className].filter(Boolean).join(' ')} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{props.title}</h2>
        {props.aside !== undefined && <small>{props.aside}</small>}
      </header>
      <div className="panel-body">{props.children}</div>
    </section>
  );
}

/** Attention: a person has to do something. Amber with a pencil, never red. */
export function Attention({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="attention" role="status">
      <Glyph name="pencil" />
      <div>
        <b>{title}</b>
        {children !== undefined && <div className="name">{children}</div>}
      </div>
    </div>
  );
}

/** Nothing here: a fact with a time, at most one button, no picture. */
export function EmptyState({ fact, since, children }: { fact: string; since?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <b>{fact}</b>
      {since !== undefined && <span>{since}</span>}
      {children}
    </div>
  );
}

/** Waiting: ticks and a sentence, shown only after 300 ms. */
export function Waiting({ text }: { text: string }) {
  return (
    <div className="waiting" role="status">
      <i />
      <span>{text}</span>
    </div>
  );
}
