import { memo, useMemo, useState } from 'react';
import type { Incident } from '../../../../electron/contract/models/incident.ts';
import { useFormat, useText } from '../../../i18n/react.ts';
import { Glyph } from '../../../parts/glyph.tsx';
import type { GlyphName } from '../../../parts/glyphs.tsx';
import { useClock, useConnection, useKeys, useNow, useRow, useRowMap } from '../../../stores/react.ts';
import { corrected, originalText } from '../../corrections/corrected.ts';
import { CorrectionMark } from '../../corrections/correction-mark.tsx';
import { LongText } from '../long-text.tsx';
import { Refusal } from '../refusal.tsx';
import { openFocused } from '../row-focus.ts';
import { type Category, categories, countCategories, type Moment, momentsOf, placeOn } from './moments.ts';
import { actorName, type Names, sentenceOf } from './sentence.ts';
import { useNames } from './use-names.ts';
import { useTimeline } from './use-timeline.ts';

type Filter = Category | 'all';
const filters: readonly Filter[] = ['all', ...categories];
const filterGlyphs: Partial<Record<Filter, GlyphName>> = { machine: 'chip', people: 'person', state: 'change' };

/** What happened, newest first, from the log: with filters, and bars on one scale from the failure to now. */
export function TimelinePanel({ incident }: { incident: Incident }) {
  const text = useText().timeline;
  const format = useFormat();
  const feed = useTimeline(incident.id);
  const actions = useRowMap('action');
  const swaps = useRowMap('swap');
  const names = useNames(feed.entries);
  const [filter, setFilter] = useState<Filter>('all');
  const moments = useMemo(() => momentsOf(feed.entries, { actions, swaps }), [feed.entries, actions, swaps]);
  const counts = useMemo(() => countCategories(moments), [moments]);
  const shown = filter === 'all' ? moments : moments.filter((moment) => moment.category === filter);
  const minute = useClock((clock) => Math.ceil(clock.now / 60_000) * 60_000);

  useKeys([
    {
      key: 'f',
      label: useText().incidents.keys.filter,
      run: () => setFilter(filters[(filters.indexOf(filter) + 1) % filters.length] ?? 'all'),
    },
  ]);

  return (
    <section className="panel incident-timeline" aria-label={text.title}>
      <header>
        <h2>{text.title}</h2>
        <small>{text.order(format.moment(incident.since, names.now))}</small>
      </header>
      <div className="chips">
        {filters.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === filter}
            onClick={() => setFilter(each)}
          >
            {filterGlyphs[each] !== undefined && <Glyph name={filterGlyphs[each]} />}
            {text.filter[each]} {counts[each]}
            {feed.more && '+'}
          </button>
        ))}
      </div>
      <div className="timeline-body">
        {feed.phase === 'failed' && feed.entries.length > 0 && <p className="sub old">{text.oldShown}</p>}
        {feed.phase === 'failed' && feed.entries.length === 0 && <Refusal error={feed.error} />}
        {feed.phase === 'loading' ? (
          <p className="timeline-loading sub" role="status">
            {text.loading}
          </p>
        ) : (
          <ol>
            <NowLine />
            {shown.length === 0 && feed.phase === 'ready' && (
              <li className="sub">{moments.length === 0 ? text.empty : text.emptyFilter}</li>
            )}
            {shown.map((moment, index) => (
              <Line
                key={moment.seq}
                moment={moment}
                names={names}
                newDay={format.date(shown[index - 1]?.at ?? minute) !== format.date(moment.at)}
                from={incident.since}
                to={minute}
              />
            ))}
          </ol>
        )}
        {feed.more && (
          <button type="button" className="quiet-button" onClick={feed.older}>
            {text.older}
          </button>
        )}
      </div>
    </section>
  );
}

function NowLine() {
  const format = useFormat();
  const now = useNow();
  const heard = useConnection((connection) => (connection.phase === 'blind' ? connection.heard?.at : undefined));
  return (
    <li className="now-line">
      <time>{format.clock(heard ?? now)}</time>
      <hr />
    </li>
  );
}

const Line = memo(function Line(props: { moment: Moment; names: Names; newDay: boolean; from: number; to: number }) {
  const { moment, names } = props;
  const { text, format, now } = names;
  const correction = useRow('correction', String(moment.seq));
  const original = correction === undefined ? undefined : originalText(moment.entry);
  const sentence = sentenceOf(corrected(moment.entry, correction), names);
  const exact = moment.category === 'machine';
  const words = sentence.words ?? '';
  const facts = [
    ...sentence.facts,
    ...(moment.span === undefined ? [] : spanFacts(moment.span, actorName(moment.entry, text), names)),
    ...(moment.recordedAt === undefined ? [] : [text.timeline.recorded(format.moment(moment.recordedAt, now))]),
    ...(moment.run > 1 ? [text.timeline.times(moment.run)] : []),
  ];
  return (
    <>
      {props.newDay && <li className="moment-day">{format.date(moment.at)}</li>}
      <li className="moment" tabIndex={-1} data-row={moment.seq} onKeyDown={openFocused}>
        <time dateTime={moment.entry.happenedAt ?? moment.entry.at}>
          {exact ? format.clock(moment.at) : format.time(moment.at)}
        </time>
        <Glyph
          name={sentence.glyph}
          className={
            sentence.state === undefined || sentence.state === 'ok'
              ? 'moment-kind'
              : `moment-kind incident-state ${sentence.state}`
          }
        />
        <div className="name">
          <b dir="auto">{sentence.title}</b>
          <small>
            <bdi>{actorName(moment.entry, text)}</bdi>
            {facts.map((fact) => (
              <span key={fact}>
                , <bdi>{fact}</bdi>
              </span>
            ))}
          </small>
          {words !== '' && (
            <div className={correction?.retracted === true ? 'taken-back' : undefined}>
              <LongText text={words} />
            </div>
          )}
          {correction !== undefined && original !== undefined && (
            <CorrectionMark correction={correction} original={original} />
          )}
        </div>
        <Bar moment={moment} from={props.from} to={props.to} />
      </li>
    </>
  );
});

function spanFacts(span: NonNullable<Moment['span']>, startedBy: string, { text, format, now }: Names): string[] {
  return [
    text.timeline.started(format.moment(span.from, now)),
    span.to === null ? text.timeline.running : text.timeline.finished(format.moment(span.to, now)),
    ...(span.endedBy === undefined || span.endedBy === startedBy ? [] : [span.endedBy]),
  ];
}

/** The same stretch of time on every line; decoration, because the line says the times in words. */
function Bar({ moment, from, to }: { moment: Moment; from: number; to: number }) {
  const { span } = moment;
  const place = placeOn({ from, to }, span?.from ?? moment.at, span === undefined ? moment.at : (span.to ?? to));
  const kind = span === undefined ? 'point' : span.to === null ? 'running' : 'done';
  return (
    <span className={`moment-bar ${kind}`} aria-hidden="true">
      <i style={{ left: `${place.left}%`, width: `${place.width}%` }} />
    </span>
  );
}
