import { memo } from 'react';
import { Glyph } from '../../parts/glyph.tsx';
import { useRow } from '../../stores/react.ts';
import { markOf } from './component-mark.ts';
import type { Unit } from './elevation.ts';

const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`;

/** One component in its rack. Renders again only when its own condition changes: there are hundreds of them. */
export const RackUnit = memo(function RackUnit({ unit, name }: { unit: Unit; name: string }) {
  const mark = markOf(useRow('condition', unit.component));
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`unit ${mark}`}
      data-component={unit.component}
      aria-label={name}
      style={{
        left: percent(unit.left),
        top: percent(unit.top),
        width: `calc(${percent(unit.width)} - var(--unit-gap))`,
        height: `calc(${percent(unit.height)} - var(--unit-gap))`,
      }}
    >
      {mark === 'down' && <Glyph name="down" />}
    </button>
  );
});

/** One component that has no place in a rack: a small tile in a line. */
export const LooseUnit = memo(function LooseUnit({ component, name }: { component: string; name: string }) {
  const mark = markOf(useRow('condition', component));
  return (
    <button type="button" tabIndex={-1} className={`unit loose ${mark}`} data-component={component} aria-label={name}>
      {mark === 'down' && <Glyph name="down" />}
    </button>
  );
});
