import { useEffect, useState } from 'react';
import { useConnection, useConsole } from '../../../stores/react.ts';
import { type Feed, type TimelineFeed, watchTimeline } from './feed.ts';

const nothing: Feed = { phase: 'loading', entries: [], more: false, error: null };

/** The timeline of an incident, read again when the log grows. `older` reads further back. */
export function useTimeline(incident: string): Feed & { older: () => void } {
  const { client } = useConsole();
  const [feed, setFeed] = useState<TimelineFeed | null>(null);
  const [state, setState] = useState(nothing);
  const logSeq = useConnection((connection) => connection.logSeq);
  const phase = useConnection((connection) => connection.phase);

  useEffect(() => {
    const next = watchTimeline(
      incident,
      (input) => client.query('incident.timeline', input),
      (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    );
    setFeed(next);
    const leave = next.store.subscribe(setState);
    return () => {
      leave();
      next.stop();
    };
  }, [incident, client]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a grown log and a healed line are the reasons to read again.
  useEffect(() => feed?.refresh(), [feed, logSeq, phase]);

  return { ...state, older: () => void feed?.older() };
}
