import { useFormat, useLocalized, useText } from '../../i18n/react.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { Ruler } from '../../parts/ruler.tsx';
import { LitTile } from '../../parts/state-mark.tsx';
import { linkTo } from '../../route.ts';
import { useNow } from '../../stores/react.ts';
import { useFreshness } from '../use-age.ts';
import { useVerdict } from '../use-verdict.ts';
import { User } from '../user.tsx';
import { barVerdict } from '../verdict-text.ts';
import type { Scene } from './use-scene.ts';

/** The strip of the wall on this screen: where one is, what the whole says, how fresh it is, who is here. */
export function SwapTop({ scene }: { scene: Scene }) {
  const text = useText();
  const format = useFormat();
  const localized = useLocalized();
  const now = useNow();
  const freshness = useFreshness();
  const verdict = useVerdict();
  const shown = freshness.unknown ? { mark: 'unknown' as const, text: text.frame.unknown } : barVerdict(verdict, text);
  const { component } = scene.own;
  const location = component?.location;
  const place = [
    scene.swap.id,
    location === undefined ? undefined : text.swaps.rack(location.rack),
    location?.slot === undefined ? undefined : text.swaps.slot(location.slot),
  ];
  return (
    <header className="swap-top" data-theme="wall">
      <a className="back" href={linkTo('swaps')}>
        <Glyph name="back" />
        {text.swaps.back}
      </a>
      <h1>{text.swaps.heading(scene.own.name)}</h1>
      <span className="meta">
        {place.filter((part) => part !== undefined).join(', ')}
        {component?.system !== undefined && <span className="system">, {localized(component.system)}</span>}
      </span>
      <div className="data-as-of">
        <div className={freshness.late ? 'late' : undefined}>
          <span>{freshness.label}</span>
          <b>{freshness.value}</b>
        </div>
        <Ruler second={freshness.blind ? null : Number(format.clock(now).slice(-2))} />
      </div>
      <LitTile mark={shown.mark} word={shown.text} />
      <User />
    </header>
  );
}
