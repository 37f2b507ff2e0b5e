import { useEffect, useRef } from 'react';

/** A scanner types faster than this many milliseconds a key; its Enter presses nothing. */
const scanPauseMs = 300;

/**
 * Keeps every printable key of the page away from shortcuts and buttons while a swap is shown, so that neither a letter
 * nor a scan proceeds. `onCharacter` takes the first key of a label where one is wanted and puts the focus into its
 * field; what follows is typed there. Text fields keep their keys.
 */
export function useScanner(onCharacter: ((character: string) => void) | null): void {
  const handler = useRef(onCharacter);
  handler.current = onCharacter;
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTextField(event.target)) return;
      const inScan = event.timeStamp - last < scanPauseMs;
      const isEnter = event.key === 'Enter' && inScan;
      if (!isEnter && event.key.length !== 1) return;
      if (event.key === ' ' && !inScan) return;
      last = event.timeStamp;
      event.preventDefault();
      event.stopPropagation();
      if (!isEnter) handler.current?.(event.key);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
