import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/react.ts';
import { DoneToast, ErrorToast } from '../parts/toast.tsx';
import { useConsole } from '../stores/react.ts';
import { toastForMs } from '../stores/toasts.ts';

/** The one toast above the key line. */
export function Toasts() {
  const { toasts } = useConsole().stores;
  const toast = useStore(toasts, (state) => state.toast);
  const text = useText();
  useEffect(() => {
    if (toast?.kind !== 'done') return;
    const timer = setTimeout(() => toasts.setState({ toast: null }), toastForMs);
    return () => clearTimeout(timer);
  }, [toast, toasts]);
  return (
    <div className="toasts">
      {toast?.kind === 'done' && <DoneToast text={toast.text} />}
      {toast?.kind === 'error' && (
        <ErrorToast
          {...text.errors[toast.error.kind]}
          detail={toast.error.message}
          read={text.frame.read}
          onRead={() => toasts.setState({ toast: null })}
        />
      )}
    </div>
  );
}
