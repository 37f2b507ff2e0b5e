import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { RootNumber } from '../../parts/state-mark.tsx';
import { useCommand, useNow, useRow, useRows, useSystem } from '../../stores/react.ts';
import { useStale } from '../use-age.ts';
import { sortRoots } from '../verdict.ts';
import { markOf } from './component-mark.ts';

/** The foot of the wall: what the shapes mean, or the component that is pointed at; the demo's controls to the right. */
export function Legend({ pointed }: { pointed: string | null }) {
  return (
    <footer className="legend">
      {pointed === null ? <Shapes /> : <PointedLine component={pointed} />}
      <DemoControls />
    </footer>
  );
}

function Shapes() {
  const text = useText();
  const roots = sortRoots(useRows('alarm'));
  const stale = useStale() !== null;
  if (stale) {
    return (
      <p className="state-mark unknown">
        <Glyph name="unknown" />
        {text.wall.stale.legend}
      </p>
    );
  }
  const abnormal = roots.length > 0;
  return (
    <ul className={abnormal ? 'coloured' : undefined}>
      {(['ok', 'degraded', 'down', 'unknown', 'maintenance'] as const).map((mark) => (
        <li key={mark} className={`state-mark ${mark}`}>
          <Glyph name={mark} />
          {mark === 'unknown' ? text.states.unknownStale : text.states.word[mark]}
        </li>
      ))}
      {roots.length > 1 && roots[0] !== undefined && (
        <li className="state-mark">
          <RootNumber number={roots[0].number} />
          {text.wall.legendRoot(roots[0].number)}
        </li>
      )}
    </ul>
  );
}

/** Name, state, reason and age of one component, in the place of the legend: nothing moves. */
function PointedLine({ component }: { component: string }) {
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const stale = useStale() !== null;
  const row = useRow('component', component);
  const condition = useRow('condition', component);
  const mark = stale ? 'unknown' : markOf(condition);
  const shape = mark === 'consequence' ? 'degraded' : mark;
  return (
    <p className="pointed" role="status">
      <span className={`state-mark ${shape}`}>
        <Glyph name={shape} />
        {mark === 'consequence' ? text.wall.consequence : text.states.word[mark]}
      </span>
      <b>
        <bdi>{row === undefined ? component : localized(row.name)}</bdi>
      </b>
      {row?.location !== undefined && (
        <span>
          {text.wall.rack(row.location.rack)}
          {row.location.u !== undefined && `, U${row.location.u}`}
        </span>
      )}
      {condition !== undefined && condition.state !== 'ok' && !stale && (
        <>
          <span>{text.reasons[condition.reason.code]}</span>
          {condition.reason.detail !== '' && <bdi className="detail">{condition.reason.detail}</bdi>}
          <span>{text.wall.since(format.exact(condition.since, now))}</span>
        </>
      )}
    </p>
  );
}

const speeds = [1, 10, 60];

/** The demo's controls, clearly named; absent outside of the demo. */
function DemoControls() {
  const text = useText().wall.demo;
  const format = useFormat();
  const system = useSystem();
  const send = useCommand();
  const demo = system?.demo;
  if (demo === undefined) return null;
  return (
    <div className="demo">
      <span>{text.label}</span>
      {demo.nextScene !== undefined && (
        <button type="button" className="play" onClick={() => void send('demo.play', {})}>
          <Glyph name="play" />
          {text.play(format.time(Math.ceil(demo.nextScene / 60_000) * 60_000))}
        </button>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own frame and legend. */}
      <div className="speeds" role="group" aria-label={text.speed}>
        {speeds.map((speed) => (
          <button
            key={speed}
            type="button"
            aria-pressed={demo.speed === speed}
            onClick={() => void send('demo.set-speed', { speed })}
          >
            {speed} x
          </button>
        ))}
      </div>
    </div>
  );
}
