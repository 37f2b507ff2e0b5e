import { memo } from 'react';
import { useStore } from 'zustand';
import type { Condition } from '../../../electron/contract/models/condition.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useConsole, useRow } from '../../stores/react.ts';
import { type ComponentMark, markOf } from './component-mark.ts';
import type { RackElevation, Unit } from './elevation.ts';

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
        width: `max(calc(${percent(unit.width)} - var(--unit-gap)), 0.15rem)`,
        height: `max(calc(${percent(unit.height)} - var(--unit-gap)), 0.15rem)`,
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

/** A rack of a very large plant: one box in the colour of the worst component that it holds. */
export const DenseRack = memo(function DenseRack({ rack, labelled }: { rack: RackElevation; labelled: boolean }) {
  const conditions = useConsole().stores.rows.condition;
  const worst = useStore(conditions, ({ rows }) => worstUnit(rack, rows));
  const mark = useStore(conditions, ({ rows }) => (worst === undefined ? 'ok' : markOf(rows.get(worst))));
  return (
    <div className="rack dense" title={rack.id}>
      <button
        type="button"
        tabIndex={-1}
        className={`unit whole ${mark}`}
        data-component={worst}
        aria-label={rack.id}
      />
      <b>{labelled || mark !== 'ok' ? rack.id : ''}</b>
    </div>
  );
});

const order: readonly ComponentMark[] = ['down', 'degraded', 'unknown', 'consequence', 'maintenance', 'ok'];

function worstUnit(rack: RackElevation, conditions: ReadonlyMap<string, Condition>): string | undefined {
  let found: string | undefined = rack.units[0]?.component;
  let rank = order.length;
  for (const { component } of rack.units) {
    const mine = order.indexOf(markOf(conditions.get(component)));
    if (mine < rank) {
      rank = mine;
      found = component;
    }
  }
  return found;
}
