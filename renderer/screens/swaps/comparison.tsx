import type { CSSProperties } from 'react';
import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useNow } from '../../stores/react.ts';
import { type Column, compareLabels, isSeparator } from './label.ts';

/** What the console judged about two labels, and when. */
export interface Judged {
  match: boolean;
  at: number;
}

/**
 * Two labels above each other, one box a character, so that eyes compare columns. Differing boxes are lit. `scanned` is
 * undefined while there is nothing to compare yet: the lower row is empty boxes.
 */
export function Comparison(props: {
  expectedTitle: string;
  scannedTitle: string;
  source: string;
  expected: string;
  scanned: string | undefined;
  judged: Judged | undefined;
}) {
  const { expected, scanned, judged } = props;
  const columns = compareLabels(expected, scanned ?? expected);
  const isBlank = scanned === undefined;
  const style = { '--boxes': Math.min(columns.length, 20) } as CSSProperties;
  return (
    <section className="comparison" style={style}>
      <div className="row">
        <b>{props.expectedTitle}</b>
        <span className="name">{props.source}</span>
      </div>
      <div className="boxes" role="img" aria-label={expected}>
        {columns.map((column) => (
          <i key={column.at} className={boxClass(column.expected, isBlank || column.same ? '' : 'expected')}>
            {column.expected}
          </i>
        ))}
      </div>
      <div className="row">
        <b>{props.scannedTitle}</b>
        <Verdict columns={columns} isBlank={isBlank} judged={judged} />
      </div>
      <div className="boxes" role="img" aria-label={scanned ?? ''}>
        {columns.map((column) => (
          <i key={column.at} className={isBlank ? 'blank' : boxClass(column.scanned, column.same ? '' : 'differs')}>
            {isBlank ? '' : column.scanned}
          </i>
        ))}
      </div>
    </section>
  );
}

function boxClass(character: string | null, mark: string): string {
  return [character !== null && isSeparator(character) && mark === '' && 'separator', mark].filter(Boolean).join(' ');
}

function Verdict(props: { columns: readonly Column[]; isBlank: boolean; judged: Judged | undefined }) {
  const text = useText().swaps.compare;
  const format = useFormat();
  const now = useNow();
  const { judged, columns } = props;
  if (judged === undefined) return <span>{text.empty}</span>;
  const time = format.exact(judged.at, now);
  const boxed = columns.filter((column) => !isSeparator(column.expected ?? '') || !column.same);
  const differing = columns.filter((column) => !column.same).length;
  if (judged.match) {
    return (
      <span className="same">
        <Glyph name="disc" />
        {text.match(boxed.length, time)}
      </span>
    );
  }
  return (
    <span className="differing">
      <Glyph name="degraded" />
      {props.isBlank
        ? text.noNumber(time)
        : differing > 0
          ? text.differ(differing, boxed.length, time)
          : text.rejected(time)}
    </span>
  );
}
