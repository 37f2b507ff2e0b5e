import type { Histogram as Bars } from '../../../electron/contract/models/search.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { useClock } from '../../stores/react.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const mostLabels = 11;

/** Entries over time; dark is what was found. A bar leads to its time. */
export function Histogram(props: {
  bars: Bars | null;
  /** False while nothing is looked for: then nothing is a match. */
  searching: boolean;
  onChoose: (from: number, to: number) => void;
}) {
  const { bars, searching, onChoose } = props;
  const text = useText().log.histogram;
  const format = useFormat();
  const now = useClock((clock) => Math.floor(clock.now / hour) * hour);
  if (bars === null) return <section className="panel log-histogram" aria-hidden="true" />;
  const { from, size, all, matching, partial } = bars;
  const highest = Math.max(1, ...all);
  const to = from + size * all.length;
  const label = (at: number) => (size >= day || to - from > 2 * day ? format.dayMonth(at) : format.time(at));
  const each = size < hour ? text.minutes(size / minute) : size < day ? text.hours(size / hour) : text.days(size / day);
  const peak = all.indexOf(highest);
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, (count / highest) * 52));
  const drawn = all.map((count, index) => ({ at: from + index * size, index, count, found: matching[index] ?? 0 }));
  const step = Math.max(1, Math.ceil(all.length / mostLabels));
  return (
    <section
      className="panel log-histogram"
      aria-label={text.label(each, format.exact(from, now), format.exact(to, now))}
    >
      <div className="log-bars">
        {drawn.map(({ at, count, found }) => {
          return (
            <button
              key={at}
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              title={text.bar(format.moment(at, now), format.number(count), format.number(found))}
              onClick={() => onChoose(at, at + size)}
            >
              <i style={{ height: height(count) }} />
              {searching && <i className="match" style={{ height: height(Math.min(found, count)) }} />}
            </button>
          );
        })}
        {highest > 1 && (
          <b
            className={peak > all.length * 0.8 ? 'peak before' : 'peak'}
            style={
              peak > all.length * 0.8
                ? { right: `${((all.length - peak) / all.length) * 100}%` }
                : { left: `${((peak + 1) / all.length) * 100}%` }
            }
          >
            {text.peak(format.number(highest), format.moment(from + peak * size, now))}
          </b>
        )}
      </div>
      <div className="log-axis" aria-hidden="true">
        {drawn
          .filter(({ index }) => index % step === 0 && index + step / 2 < all.length)
          .map(({ at, index }) => (
            <span key={at} style={{ left: `${(index / all.length) * 100}%` }}>
              {label(at)}
            </span>
          ))}
        {partial && <em>{text.partial}</em>}
      </div>
    </section>
  );
}
