import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { linkTo } from '../../route.ts';
import { useConsole } from '../../stores/react.ts';

/** Handlers for the area of the racks: one listener serves every component in it. */
export interface Pointing {
  onMouseOver(event: MouseEvent): void;
  onMouseLeave(): void;
  onFocus(event: FocusEvent): void;
  onBlur(): void;
  onKeyDown(event: KeyboardEvent): void;
  onClick(event: MouseEvent): void;
}

/**
 * Tells which component the pointer or the keyboard is at. The area is one tab stop: arrows go to the nearest component in
 * that direction, Home to the first. A click (or Enter) opens the incident of the component's alarm group.
 */
export function usePointing(
  area: RefObject<HTMLElement | null>,
  onPoint: (component: string | null) => void,
): Pointing {
  const { stores } = useConsole();
  const units = () => [...(area.current?.querySelectorAll<HTMLElement>('[data-component]') ?? [])];
  return {
    onMouseOver: (event) => onPoint(componentAt(event.target)),
    onMouseLeave: () => onPoint(null),
    onFocus(event) {
      const component = componentAt(event.target);
      if (component !== null) onPoint(component);
      else if (event.target === area.current && event.target.matches(':focus-visible')) worstUnit(units())?.focus();
    },
    onBlur: () => onPoint(null),
    onKeyDown(event) {
      const direction = directions[event.key];
      if (direction === undefined || !(event.target instanceof HTMLElement)) return;
      event.preventDefault();
      nearest(event.target, units(), direction)?.focus();
    },
    onClick(event) {
      const id = componentAt(event.target);
      const group = id === null ? undefined : stores.rows.condition.getState().rows.get(id)?.alarm;
      const alarm = group === undefined ? undefined : stores.rows.alarm.getState().rows.get(group);
      if (alarm !== undefined) window.location.hash = alarmLink(alarm);
    },
  };
}

/** Where an alarm group leads: to its incident, or to the list with the alarm preselected. */
export function alarmLink(alarm: { id: string; incident?: string | undefined }): string {
  return alarm.incident === undefined
    ? `${linkTo('incidents')}?alarm=${encodeURIComponent(alarm.id)}`
    : linkTo('incidents', alarm.incident);
}

const directions: Record<string, readonly [number, number] | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function componentAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-component]')?.dataset.component ?? null;
}

function worstUnit(units: readonly HTMLElement[]): HTMLElement | undefined {
  for (const mark of ['down', 'degraded', 'unknown', 'consequence']) {
    const found = units.find((unit) => unit.classList.contains(mark));
    if (found !== undefined) return found;
  }
  return units[0];
}

/** The unit that lies nearest in a direction; sideways distance counts double, so that a row is followed. */
function nearest(
  from: HTMLElement,
  units: readonly HTMLElement[],
  [dx, dy]: readonly [number, number],
): HTMLElement | undefined {
  const start = centre(from);
  let best: { unit: HTMLElement; cost: number } | undefined;
  for (const unit of units) {
    if (unit === from) continue;
    const to = centre(unit);
    const along = (to.x - start.x) * dx + (to.y - start.y) * dy;
    const across = Math.abs((to.x - start.x) * dy) + Math.abs((to.y - start.y) * dx);
    if (along < 2) continue;
    const cost = along + across * 2;
    if (best === undefined || cost < best.cost) best = { unit, cost };
  }
  return best?.unit;
}

function centre(element: HTMLElement): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
