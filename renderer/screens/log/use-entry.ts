import { useEffect, useState } from 'react';
import type { ConsoleError } from '../../../electron/contract/errors.ts';
import type { QueryOutput } from '../../../electron/contract/queries.ts';
import { useConnection, useConsole, useRow } from '../../stores/react.ts';

/** One entry of the log with its corrections; `seq` says which one the answer is about. */
export type EntryState =
  | { seq: number; phase: 'ready'; answer: QueryOutput<'log.entry'> }
  | { seq: number; phase: 'failed'; error: ConsoleError };

/** Reads an entry, and again when it is corrected or the next one is written. Null while the first answer is awaited. */
export function useEntry(seq: number): EntryState | null {
  const { client } = useConsole();
  const [state, setState] = useState<EntryState | null>(null);
  const version = useRow('correction', String(seq))?.version;
  const hasNext = useConnection((connection) => connection.logSeq > seq);
  const line = useConnection((connection) => connection.phase);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a correction, a next entry and a healed line are the reasons.
  useEffect(() => {
    let current = true;
    void client.query('log.entry', { seq }).then((answer) => {
      if (!current) return;
      setState((before) => {
        if (answer.ok) return { seq, phase: 'ready', answer: answer.value };
        return before?.seq === seq && before.phase === 'ready' ? before : { seq, phase: 'failed', error: answer.error };
      });
    });
    return () => {
      current = false;
    };
  }, [client, seq, version, hasNext, line]);

  return state?.seq === seq ? state : null;
}
