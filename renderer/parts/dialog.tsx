import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * A dialog beside its object: heavy ink frame, nothing behind it is dimmed or blocked. Escape cancels; the focus goes in
 * when it opens and back when it closes. The place on the page is the caller's.
 */
export function Dialog(props: {
  title: string;
  children: ReactNode;
  /** Buttons, under the content. */
  actions?: ReactNode;
  onCancel: () => void;
  onSubmit?: (() => void) | undefined;
  className?: string;
}) {
  const heading = useId();
  const box = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    if (!box.current?.contains(before)) {
      box.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    }
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit?.();
  };
  return (
    <form
      ref={box}
      role="dialog"
      aria-labelledby={heading}
      className={['dialog', props.className].filter(Boolean).join(' ')}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <h2 id={heading}>{props.title}</h2>
      {props.children}
      {props.actions !== undefined && <div className="dialog-actions">{props.actions}</div>}
    </form>
  );
}
