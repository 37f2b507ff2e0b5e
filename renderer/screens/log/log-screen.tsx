import './log.css';
import { useCallback, useRef, useState } from 'react';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Attention, EmptyState, Waiting } from '../../parts/panel.tsx';
import { useConnection, useKeys } from '../../stores/react.ts';
import { Refusal } from '../incidents/refusal.tsx';
import type { ScreenProps } from '../screen.ts';
import { ChainState } from './chain-state.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { Filters } from './filters.tsx';
import { Histogram } from './histogram.tsx';
import { JumpForm } from './jump-form.tsx';
import { addressOf, isEmptyLook, type Look, readLook, readSeq, withFilter } from './look.ts';
import { Results, type ResultsHandle } from './results.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { SearchField } from './search-field.tsx';
import { useOverview, useSearch } from './use-search.ts';

/** `#/log` searches the log, `#/log/SEQ` shows one entry of it. The query holds what is looked for. */
export function LogScreen({ path, query }: ScreenProps) {
  const text = useText().log;
  const format = useFormat();
  const look = readLook(query);
  const seq = readSeq(path);
  const { found, feed } = useSearch(look, seq);
  const overview = useOverview(look, found.phase !== 'loading');
  const blind = useConnection((connection) => connection.phase === 'blind');
  const all = useConnection((connection) => connection.logSeq);
  const [jumping, setJumping] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const filters = useRef<HTMLButtonElement>(null);
  const results = useRef<ResultsHandle>(null);

  const go = (next: Look, to: number | null) => window.location.replace(addressOf(next, to));
  const select = (to: number | null) => go(look, to);
  const move = (step: 1 | -1) => {
    const here = found.entries.findIndex((entry) => entry.seq === seq);
    const next = found.entries[here === -1 ? 0 : here + step];
    if (next !== undefined) select(next.seq);
  };
  const older = useCallback(() => void feed.readOlder(), [feed]);
  const newer = useCallback(() => void feed.readNewer(), [feed]);

  useKeys([
    { key: '/', label: text.keys.search, run: () => field.current?.select() },
    { key: 'j', label: text.keys.next, run: () => move(1) },
    { key: 'k', label: text.keys.previous, run: () => move(-1) },
    { key: 'ArrowDown', label: text.keys.next, run: () => move(1), quiet: true },
    { key: 'ArrowUp', label: text.keys.previous, run: () => move(-1), quiet: true },
    { key: 'f', label: text.keys.filters, run: () => filters.current?.focus() },
    { key: 't', label: text.keys.jump, run: () => setJumping(true) },
    {
      key: 'Escape',
      label: text.keys.back,
      quiet: true,
      run: () => (seq === null ? results.current?.focus() : select(null)),
    },
  ]);

  return (
    <div className={seq === null ? 'log-page' : 'log-page with-entry'}>
      <SearchField
        text={look.text}
        onSearch={(typed) => go({ ...look, text: typed }, null)}
        onLeave={() => {
          field.current?.blur();
          results.current?.focus();
          if (seq === null) move(1);
        }}
        found={found}
        all={all}
        inputRef={field}
      />
      <ChainState newest={isEmptyLook(found.look) && !found.newer ? found.entries[0] : undefined} />
      <Histogram
        bars={overview?.histogram ?? null}
        searching={!isEmptyLook(look)}
        onChoose={(from, to) => go({ ...look, filters: withFilter(look.filters, { from, to }) }, null)}
      />
      <Filters
        filters={look.filters}
        facets={overview?.facets ?? null}
        onChange={(next) => go({ ...look, filters: next }, null)}
        firstRef={filters}
      >
        <SavedFilters look={look} onChoose={(next) => go(next, null)} />
      </Filters>
      <div className="log-list">
        {blind && <Attention title={text.blind} />}
        {!blind && found.phase === 'failed' && found.entries.length > 0 && <Attention title={text.oldShown} />}
        {found.indexed.seq < found.indexed.of - 100 && (
          <p className="sub" role="status">
            {text.indexing(format.number(found.indexed.seq), format.number(found.indexed.of))}
          </p>
        )}
        {found.phase === 'loading' && <Waiting text={text.loading} />}
        {found.phase === 'failed' && found.entries.length === 0 && <Refusal error={found.error} />}
        {found.phase === 'ready' && found.entries.length === 0 && (
          <EmptyState fact={isEmptyLook(found.look) ? text.empty : text.nothing}>
            {!isEmptyLook(found.look) && (
              <Button onPress={() => go({ text: '', filters: {} }, null)}>{text.clearAll}</Button>
            )}
          </EmptyState>
        )}
        {found.entries.length > 0 && (
          <Results ref={results} found={found} selected={seq} onSelect={select} onOlder={older} onNewer={newer} />
        )}
        <div className="log-tools">
          <Button glyph="clock" onPress={() => setJumping(true)}>
            {text.jump.open}
          </Button>
          {found.newer && <Button onPress={() => void feed.show(look)}>{text.newer}</Button>}
        </div>
        {jumping && (
          <JumpForm
            onClose={() => setJumping(false)}
            onJump={(to) => {
              setJumping(false);
              select(to);
            }}
          />
        )}
      </div>
      <aside className="panel log-entry" aria-label={seq === null ? text.list : text.entry.title(String(seq))}>
        {seq === null ? (
          <p className="log-hint">{text.entry.select}</p>
        ) : (
          <>
            <button type="button" className="log-close" aria-label={text.entry.close} onClick={() => select(null)}>
              ×
            </button>
            <EntryPanel key={seq} seq={seq} look={look} known={found.entries.find((entry) => entry.seq === seq)} />
          </>
        )}
      </aside>
    </div>
  );
}
