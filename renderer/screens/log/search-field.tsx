import { type Ref, useEffect, useRef, useState } from 'react';
import { longestSearch } from '../../../electron/contract/search.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import type { Found } from './feed.ts';

/** How long after the last key the search begins, in milliseconds. */
const debounceMs = 120;

/** The search field: looks while somebody types. Enter and arrow down lead into the list, Escape empties it. */
export function SearchField(props: {
  text: string;
  onSearch: (text: string) => void;
  onLeave: () => void;
  found: Found;
  all: number;
  inputRef: Ref<HTMLInputElement>;
}) {
  const { text, onSearch, found } = props;
  const words = useText().log;
  const format = useFormat();
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const search = useRef(onSearch);
  search.current = onSearch;

  // The address may change by itself: a saved filter, a link, back.
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);

  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      search.current(typed);
    }, debounceMs);
    return () => clearTimeout(timer);
  }, [typed]);

  const { count, more } = found.total;
  const counted = more ? words.atLeast(format.number(count)) : format.number(count);
  return (
    <div className="log-search">
      <Glyph name="search" />
      <input
        ref={props.inputRef}
        type="search"
        value={typed}
        placeholder={words.placeholder}
        aria-label={words.search}
        maxLength={longestSearch}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.stopPropagation();
            event.preventDefault();
            setTyped('');
          } else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
            event.preventDefault();
            props.onLeave();
          }
        }}
      />
      <span className="log-count" role="status">
        {found.phase !== 'loading' && (
          <>
            <b>{words.found(counted, format.number(props.all))}</b> {words.entriesWord}
            {found.tookMs !== null && `, ${words.took(format.number(Math.max(1, Math.round(found.tookMs))))}`}
          </>
        )}
      </span>
    </div>
  );
}
