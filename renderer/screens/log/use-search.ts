import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { QueryOutput } from '../../../electron/contract/queries.ts';
import { useConnection, useConsole } from '../../stores/react.ts';
import { createSearchFeed, type Found, type SearchFeed } from './feed.ts';
import type { Look } from './look.ts';

/** How often counts and bars are read again while the log grows, in milliseconds. */
const overviewPauseMs = 4000;

const later = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Searches for a look, and follows the log. `seq`: an entry that has to be among what is shown. */
export function useSearch(look: Look, seq: number | null): { found: Found; feed: SearchFeed } {
  const { client } = useConsole();
  const [feed] = useState(() =>
    createSearchFeed(
      (input) => client.query('log.search', input),
      later,
      () => performance.now(),
    ),
  );
  const found = useStore(feed.store);
  const key = JSON.stringify(look);
  const shown = useRef<string | null>(null);
  const logSeq = useConnection((connection) => connection.logSeq);
  const line = useConnection((connection) => connection.phase);
  const behind = found.indexed.seq < found.indexed.of;

  useEffect(() => () => feed.stop(), [feed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the look.
  useEffect(() => {
    const known = feed.store.getState().entries;
    const there = seq === null || known.some((entry) => entry.seq === seq);
    if (shown.current === key && there) return;
    shown.current = key;
    void feed.show(look, seq);
  }, [feed, key, seq]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a grown log and a healed line are the reasons to read again.
  useEffect(() => feed.refresh(), [feed, logSeq, line]);

  useEffect(() => {
    if (!behind) return;
    const timer = setInterval(() => feed.refresh(), 1000);
    return () => clearInterval(timer);
  }, [feed, behind]);

  return { found, feed };
}

type Overview = QueryOutput<'log.overview'>;

/** Counts and bars of a look. The last ones stay until new ones are there. */
export function useOverview(look: Look, ready: boolean): Overview | null {
  const { client } = useConsole();
  const [overview, setOverview] = useState<Overview | null>(null);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(look);
  const logSeq = useConnection((connection) => connection.logSeq);
  const grown = useRef(logSeq);
  const seen = useRef(0);
  grown.current = logSeq;

  useEffect(() => {
    const timer = setInterval(() => {
      if (grown.current !== seen.current) setRound((before) => before + 1);
    }, overviewPauseMs);
    return () => clearInterval(timer);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the look, `round` for a log that grew.
  useEffect(() => {
    if (!ready) return;
    let current = true;
    seen.current = grown.current;
    void client.query('log.overview', look).then((answer) => {
      if (current && answer.ok) setOverview(answer.value);
    });
    return () => {
      current = false;
    };
  }, [client, key, ready, round]);

  return overview;
}
