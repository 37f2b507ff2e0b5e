import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { Ruler } from '../../parts/ruler.tsx';
import { linkTo } from '../../route.ts';
import { useLanguage, useNow, usePlant, useRows } from '../../stores/react.ts';
import { useFreshness } from '../use-age.ts';
import { useVerdict } from '../use-verdict.ts';
import { headline } from './headline.ts';

/** The head of the wall: brand, plant, verdict, clock, age of the data, seconds. */
export function WallHead() {
  return (
    <header className="wall-head">
      <div>
        <Identity />
        <VerdictLine />
      </div>
      <WallClock />
    </header>
  );
}

function Identity() {
  const text = useText();
  const plant = usePlant();
  const localized = useLocalized();
  return (
    <div className="wall-id">
      <a className="brand" href={linkTo('incidents')}>
        <Glyph name="mark" />
        {text.frame.product}
      </a>
      {plant !== undefined && <bdi className="where">{localized(plant.name)}</bdi>}
    </div>
  );
}

function VerdictLine() {
  const text = useText();
  const [language] = useLanguage();
  const verdict = useVerdict();
  const sites = useRows('site');
  const groups = usePlant()?.siteGroups ?? [];
  const line = headline(verdict, { sites, groups }, text, language);
  const length = line.strong.length + line.rest.length;
  const size = length > 62 ? 'longest' : length > 46 ? 'longer' : undefined;
  return (
    <h1 className={['verdict', line.mark ?? 'clear', size].filter(Boolean).join(' ')} aria-live="polite">
      {line.mark !== null && <Glyph name={line.mark} />}
      <span>
        {line.strong !== '' && <b>{line.strong} </b>}
        <bdi>{line.rest}</bdi>
      </span>
    </h1>
  );
}

/** Clock, date, stamp and ruler. While nothing is heard the clock runs on and the ruler is dark. */
export function WallClock() {
  const now = useNow();
  const format = useFormat();
  const text = useText();
  const fresh = useFreshness();
  const clock = format.clock(now);
  return (
    <div className="wall-clock">
      <time className="now">{clock}</time>
      <div className="day">
        <div>{format.day(now)}</div>
        {fresh.unknown ? (
          <b>{text.wall.stale.clock}</b>
        ) : (
          <b className={fresh.late ? 'late' : undefined}>
            {fresh.late && <Glyph name="unknown" />}
            {fresh.label} {fresh.value}
          </b>
        )}
      </div>
      <Ruler second={fresh.blind ? null : Number(clock.slice(-2))} />
    </div>
  );
}
