import { type ReactNode, useId } from 'react';

/** A part of the incident's sheet: hairlines divide, no card inside a card. */
export function Section(props: { title: string; aside?: ReactNode; className: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className={`section ${props.className}`} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{props.title}</h2>
        {props.aside !== undefined && <small>{props.aside}</small>}
      </header>
      <div className="section-body">{props.children}</div>
    </section>
  );
}
