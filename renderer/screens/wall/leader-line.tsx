import { type RefObject, useEffect, useState } from 'react';
import { useRows } from '../../stores/react.ts';
import { sortRoots } from '../verdict.ts';
import { type Box, leaderPath } from './leader-path.ts';

/** The line from the failed component in its rack to its card: the cause and where it sits. Only for the first root. */
export function LeaderLine({ wall }: { wall: RefObject<HTMLElement | null> }) {
  const first = sortRoots(useRows('alarm'))[0]?.component;
  const [path, setPath] = useState<string | null>(null);

  // In the next frame: the refs of the parent are set then, and the browser lays the page out once, not twice.
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setPath(first === undefined ? null : measured(wall.current, first)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (wall.current !== null) observer.observe(wall.current);
    // Text that wraps anew moves the card without resizing the wall.
    const card = wall.current?.querySelector('[data-root-card]');
    if (card != null) observer.observe(card);
    const racks = wall.current?.querySelector('.plant');
    if (racks != null) observer.observe(racks);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [first, wall]);

  if (path === null) return null;
  return (
    <svg className="leader" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function measured(wall: HTMLElement | null, component: string): string | null {
  const unit = wall?.querySelector(`.rack [data-component="${CSS.escape(component)}"]`);
  const card = wall?.querySelector(`[data-root-card="${CSS.escape(component)}"]`);
  const rack = unit?.closest('.rack');
  const room = unit?.closest('.rooms');
  const plant = wall?.querySelector('.plant');
  if (!wall || !unit || !card || !rack || !room || !plant) return null;
  const origin = wall.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const box = (element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top };
  };
  return leaderPath({
    unit: box(unit),
    rack: box(rack.querySelector('.rack-body') ?? rack),
    room: box(room),
    column: box(plant),
    card: box(card),
    rem,
  });
}
