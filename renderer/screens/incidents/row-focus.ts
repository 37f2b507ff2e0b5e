/** Moves the focus to the next or previous line (`[data-row]`) of the page, in reading order; from outside to the first. */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, here + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The value of `data-row` of the line that has the focus. */
export function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
}

/** What Enter does on a focused line: the first button or link in it. */
export function openFocused(event: { key: string; target: EventTarget; currentTarget: HTMLElement }): void {
  if (event.key === 'Enter' && event.target === event.currentTarget) {
    event.currentTarget.querySelector<HTMLElement>('a, button')?.click();
  }
}
