import { useState } from 'react';
import type { Acknowledgement } from '../../../electron/contract/commands.ts';
import type { ConsoleError, Result } from '../../../electron/contract/errors.ts';

/** A form that sends one command at a time and keeps what was typed when it is refused. */
export function useForm(onDone: (done: Acknowledgement) => void): {
  error: ConsoleError | null;
  busy: boolean;
  send: (command: () => Promise<Result<Acknowledgement>>) => Promise<void>;
} {
  const [error, setError] = useState<ConsoleError | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    error,
    busy,
    async send(command) {
      if (busy) return;
      setBusy(true);
      const result = await command();
      setBusy(false);
      if (result.ok) {
        setError(null);
        onDone(result.value);
      } else setError(result.error);
    },
  };
}
