import { elapsed } from '../../i18n/format.ts';
import { useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { useSilence } from '../banners.tsx';
import { WallClock } from './wall-head.tsx';

/** The banner across all columns while nothing is heard: the only lit thing on the wall. */
export function WallBlindBanner() {
  const silence = useSilence();
  const text = useText();
  if (silence === null) return null;
  const passed = elapsed(silence.ms);
  return (
    <div className="blind-banner wall-blind" role="alert">
      <Glyph name="unknown" />
      <div>
        <h1>{silence.since === null ? text.frame.blindAlways : text.frame.blind(silence.since)}</h1>
        <p>{silence.unreadable ? text.frame.otherVersion : text.wall.stale.banner}</p>
      </div>
      <div className="passed">
        <span>
          {passed.length > 5 ? text.wall.root.hours : text.wall.root.minutes}
          <br />
          {text.wall.stale.withoutData}
        </span>
        <b role="timer">{passed}</b>
      </div>
    </div>
  );
}

/** The right column while nothing is heard: where the chain breaks and what to do. It claims nothing about others. */
export function BlindSituation() {
  const silence = useSilence();
  const text = useText().wall.stale;
  const chain = [
    { id: 'wall', glyph: 'station', kind: 'cut', words: text.chain.wall },
    { id: 'station', glyph: 'cross', kind: 'bad cut', words: text.chain.station },
    { id: 'polling', glyph: 'unknown', kind: 'doubt cut', words: text.chain.polling },
    { id: 'plant', glyph: 'unknown', kind: 'doubt', words: text.chain.plant },
  ] as const;
  return (
    <aside className="situation blind-situation">
      <WallClock />
      <section className="block">
        <h2>
          <span>{text.where}</span>
          <span>{text.retries(silence?.retries ?? 0)}</span>
        </h2>
        <ol className="chain">
          {chain.map((node) => (
            <li key={node.id} className={node.kind}>
              <span className="node">
                <Glyph name={node.glyph} />
              </span>
              <b>{node.words[0]}</b>
              {node.words[1]}
            </li>
          ))}
        </ol>
      </section>
      <NextThings />
    </aside>
  );
}

function NextThings() {
  const text = useText().wall;
  return (
    <section className="block todo">
      <h2>
        <span>{text.next.title}</span>
      </h2>
      <ol>
        {text.stale.todo.map(([what, why], index) => (
          <li key={what}>
            <i>{index + 1}</i>
            <div>
              <b>{what}</b>
              {why}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
