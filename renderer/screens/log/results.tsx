import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import { parseSearch } from '../../../electron/contract/search.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useRowMap } from '../../stores/react.ts';
import { corrected } from '../corrections/corrected.ts';
import { actorName } from '../incidents/timeline/sentence.ts';
import { useNames } from '../incidents/timeline/use-names.ts';
import { useHour } from '../incidents/use-hour.ts';
import { sealOf } from './chain-state.tsx';
import type { Found } from './feed.ts';
import { firstLine, Highlight } from './highlight.tsx';
import { addressOf } from './look.ts';
import { sayEntry } from './sayings.ts';

export const rowHeight = 32;
/** Rows beyond the edges that are drawn, so that scrolling does not show a gap. */
const margin = 12;
/** How near to the end, in rows, the next page is read. */
const near = 30;

export interface ResultsHandle {
  focus(): void;
}

/** The entries that were found. Only the rows in view are drawn; further pages are read while scrolling. */
export function Results(props: {
  found: Found;
  selected: number | null;
  onSelect: (seq: number) => void;
  onOlder: () => void;
  onNewer: () => void;
  ref: Ref<ResultsHandle>;
}) {
  const { found, selected, onOlder, onNewer } = props;
  const { entries, newer, older } = found;
  const words = useText().log;
  const format = useFormat();
  const box = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const anchor = useRef<{ seq: number; offset: number } | null>(null);
  useImperativeHandle(props.ref, () => ({ focus: () => box.current?.focus() }), []);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - margin);
  const last = Math.min(entries.length, Math.ceil((view.top + view.height) / rowHeight) + margin);
  const rows = entries.slice(first, last);
  const today = format.date(useHour());
  const dated = rows.some((entry) => format.date(Date.parse(entry.at)) !== today);

  // What comes or goes above must not move what somebody reads.
  useLayoutEffect(() => {
    const element = box.current;
    const held = anchor.current;
    if (element === null || held === null) return;
    const index = entries.findIndex((entry) => entry.seq === held.seq);
    if (index !== -1) element.scrollTop = index * rowHeight + held.offset;
  }, [entries]);

  useLayoutEffect(() => {
    const element = box.current;
    const index = selected === null ? -1 : entries.findIndex((entry) => entry.seq === selected);
    if (element === null || index === -1) return;
    const top = index * rowHeight;
    const room = element.clientHeight - rowHeight * 2;
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - rowHeight);
    else if (top > element.scrollTop + room) element.scrollTop = top - room + rowHeight;
  }, [selected, entries]);

  useEffect(() => {
    if (older && last > entries.length - near) onOlder();
  }, [older, last, entries.length, onOlder]);
  useEffect(() => {
    if (newer && first < near) onNewer();
  }, [newer, first, onNewer]);

  const measure = () => {
    const element = box.current;
    if (element === null) return;
    setView({ top: element.scrollTop, height: element.clientHeight });
    const index = Math.floor(element.scrollTop / rowHeight);
    const held = entries[index];
    const follows = element.scrollTop === 0 && !newer;
    anchor.current = held === undefined || follows ? null : { seq: held.seq, offset: element.scrollTop % rowHeight };
  };
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, so the keyboard has to reach it.
    <section ref={box} className="panel log-results" aria-label={words.list} tabIndex={0} onScroll={measure}>
      <table
        className={dated ? 'dated' : undefined}
        aria-rowcount={found.total.more ? -1 : found.total.count}
        style={{ marginTop: first * rowHeight, marginBottom: (entries.length - last) * rowHeight }}
      >
        <thead>
          <tr>
            <th scope="col">{words.columns.entry}</th>
            <th scope="col">{words.columns.time}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.actor}</th>
            <th scope="col">{words.columns.seal}</th>
          </tr>
        </thead>
        <tbody>
          <Rows {...props} rows={rows} />
        </tbody>
      </table>
      {entries.length > 0 && <p className="log-end">{older ? words.more : words.begin}</p>}
    </section>
  );
}

function Rows(props: {
  rows: readonly LogEntry[];
  found: Found;
  selected: number | null;
  onSelect: (seq: number) => void;
}) {
  const { rows, found, selected, onSelect } = props;
  const names = useNames(rows);
  const format = useFormat();
  const corrections = useRowMap('correction');
  const terms = parseSearch(found.look.text);
  return rows.map((entry) => {
    const correction = corrections.get(String(entry.seq));
    const sentence = sayEntry(corrected(entry, correction), names);
    const at = Date.parse(entry.at);
    const today = format.date(at) === format.date(names.now);
    const line = firstLine(sentence.words ?? sentence.facts.join(', '));
    const lit = sentence.state !== undefined && sentence.state !== 'ok';
    return (
      <tr key={entry.seq} className={entry.seq === selected ? 'selected' : undefined}>
        <td className="number">
          <a
            href={addressOf(found.look, entry.seq)}
            aria-current={entry.seq === selected || undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onSelect(entry.seq);
            }}
          >
            {format.number(entry.seq)}
          </a>
        </td>
        <td>
          <time dateTime={entry.at} title={format.exact(at, 0)}>
            {today ? format.clock(at) : format.moment(at, names.now)}
          </time>
        </td>
        <td className={correction?.retracted === true ? 'what taken-back' : 'what'}>
          <Glyph name={sentence.glyph} {...(lit ? { className: `state ${sentence.state}` } : {})} />
          {correction !== undefined && <Glyph name="pencil" className="mark" />}
          <bdi>
            <Highlight text={firstLine(sentence.title)} terms={terms} />
          </bdi>
          {line !== '' && (
            <bdi className="words">
              <Highlight text={line} terms={terms} />
            </bdi>
          )}
        </td>
        <td className="actor">
          <bdi>
            <Highlight text={actorName(entry, names.text)} terms={terms} />
          </bdi>
        </td>
        <td className="seal">{sealOf(entry.hash)}</td>
      </tr>
    );
  });
}
