import type { LogEntry } from '../../contract/models/entry.ts';
import type { Answers } from '../answer.ts';
import { boundedPage } from './bounded-page.ts';
import { publishEntry } from './codec.ts';
import type { Entry } from './kinds.ts';
import { streamsOf } from './search/streams.ts';

/** Lists carry this much of each text, in characters: a page of notes of a megabyte each would be too much for a screen. */
const longestListed = 2000;

/** Answers about the log as a whole. */
export const logAnswers: Answers<'log.read' | 'log.search' | 'log.overview' | 'log.at' | 'log.entry'> = {
  'log.read': ({ after, limit }, { log }) => ({
    entries: boundedPage(limit, (last, count) => log.read(last?.seq ?? after, count)).entries.map(publishEntry),
    lastSeq: log.lastSeq(),
  }),

  'log.search': ({ text, filters, before, after, limit }, { log, tables, search }) => {
    const { seqs, total } = search.find(
      { text, filters, streams: streamsOf(filters, tables) },
      { before, after, limit },
    );
    const entries = seqs.flatMap((seq) => log.read(seq - 1, 1));
    return { entries: entries.map(listed), total, indexed: search.indexed() };
  },

  'log.overview': ({ text, filters }, { tables, search }) => ({
    ...search.overview({ text, filters, streams: streamsOf(filters, tables) }),
    indexed: search.indexed(),
  }),

  'log.at': ({ at }, { search }) => ({ seq: search.at(at) ?? null }),

  'log.entry': ({ seq }, { log }) => {
    const around = log.read(Math.max(0, seq - 2), seq === 1 ? 2 : 3);
    const entry = around.find((each) => each.seq === seq);
    return {
      entry: entry === undefined ? null : publishEntry(entry),
      corrections: log
        .readSubjects([`entry/${seq}`], Number.MAX_SAFE_INTEGER, 100)
        .reverse()
        .map(publishEntry),
      beside: around.filter((each) => Math.abs(each.seq - seq) === 1).map(({ seq, hash }) => ({ seq, hash })),
    };
  },
};

function listed(entry: Entry): LogEntry {
  const published = publishEntry(entry);
  return { ...published, data: shortened(published.data) as LogEntry['data'] };
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > longestListed ? `${value.slice(0, longestListed)}…` : value;
  }
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part)]));
}
