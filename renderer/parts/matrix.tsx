import { type CSSProperties, memo } from 'react';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './glyphs.tsx';
import { type Mark, RootNumber } from './state-mark.tsx';

/** One cell: state, word, and the numbers of the roots that hurt it (empty where there is only one root). */
export interface MatrixCell {
  mark: Mark;
  word: string;
  roots?: readonly number[] | undefined;
  /** A remark at the right end of a wide cell. */
  aside?: { glyph: GlyphName; text: string } | undefined;
}

export interface MatrixRow {
  id: string;
  name: string;
  /** Emphasised: something in it is down. */
  hurt?: boolean | undefined;
  /** One entry a column; null where the service does not serve the site. */
  cells: readonly (MatrixCell | null)[];
  /** One cell across all columns, for a service whose sites are summed up. */
  wide?: MatrixCell | undefined;
  /** What stands in the last column, where there is one. */
  last?: string | undefined;
}

/** A name longer than this takes two lines of smaller type. */
const longName = 26;

/** A cell's tile. */
export const CellTile = memo(function CellTile({ mark, word, roots, aside }: MatrixCell) {
  return (
    <div className={`cell ${mark}`}>
      <Glyph name={mark} />
      <span>{word}</span>
      {roots?.map((root) => (
        <RootNumber key={root} number={root} />
      ))}
      {aside !== undefined && (
        <em>
          <Glyph name={aside.glyph} />
          {aside.text}
        </em>
      )}
    </div>
  );
});

/** Services by sites: a real table. The same on wall and desk; the style sheet sets the size. */
export function Matrix(props: {
  label: string;
  corner: string;
  columns: readonly { id: string; name: string; hurt?: boolean }[];
  rows: readonly MatrixRow[];
  /** Heading of a last column; absent: there is none. */
  last?: string | undefined;
}) {
  return (
    <table
      className="matrix"
      aria-label={props.label}
      style={{ '--rows': Math.max(1, props.rows.length) } as CSSProperties}
    >
      <colgroup>
        <col className="label-column" />
        {props.columns.map((column) => (
          <col key={column.id} />
        ))}
        {props.last !== undefined && <col className="last-column" />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{props.corner}</th>
          {props.columns.map((column) => (
            <th key={column.id} scope="col" className={column.hurt ? 'hurt' : undefined} title={column.name}>
              <bdi>{breakable(column.name)}</bdi>
            </th>
          ))}
          {props.last !== undefined && (
            <th scope="col" className="last">
              {props.last}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id} className={[row.hurt && 'hurt', row.wide && 'wide'].filter(Boolean).join(' ') || undefined}>
            <th scope="row" title={row.name} className={row.name.length > longName ? 'long' : undefined}>
              <bdi>{row.name}</bdi>
            </th>
            {row.wide !== undefined ? (
              <td colSpan={Math.max(1, props.columns.length)}>
                <CellTile {...row.wide} />
              </td>
            ) : (
              row.cells.map((cell, index) => (
                <td key={props.columns[index]?.id ?? index}>{cell !== null && <CellTile {...cell} />}</td>
              ))
            )}
            {props.last !== undefined && <td className="last">{row.last}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Lets a name break after a hyphen. */
function breakable(name: string): string {
  return name.replaceAll('-', '-\u200b');
}
