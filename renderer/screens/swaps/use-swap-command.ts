import { useCallback, useState } from 'react';
import type { CommandName, CommandRequest } from '../../../electron/contract/commands.ts';
import type { ConsoleError } from '../../../electron/contract/errors.ts';
import { useCommand } from '../../stores/react.ts';

/** Sends this screen's commands one at a time, and keeps the last refusal beside the work until it is read. */
export interface SwapCommand {
  busy: boolean;
  error: ConsoleError | null;
  read(): void;
  /** Resolves with the log entry's seq, or undefined when it was refused. */
  send<Name extends CommandName>(name: Name, input: CommandRequest<Name>, done?: string): Promise<number | undefined>;
  /** Opens a swap and resolves with its id. */
  open(input: CommandRequest<'swap.open'>): Promise<string | undefined>;
}

export function useSwapCommand(): SwapCommand {
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ConsoleError | null>(null);
  const run = useCallback(
    async <Name extends CommandName>(name: Name, input: CommandRequest<Name>, done?: string) => {
      setBusy(true);
      setError(null);
      const result = await command(name, input, { quiet: true, ...(done === undefined ? {} : { done }) });
      setBusy(false);
      if (result.ok) return result.value;
      setError(result.error);
      return undefined;
    },
    [command],
  );
  return {
    busy,
    error,
    read: () => setError(null),
    send: async (name, input, done) => (await run(name, input, done))?.seq,
    open: async (input) => (await run('swap.open', input))?.subject.replace(/^swap\//, ''),
  };
}
