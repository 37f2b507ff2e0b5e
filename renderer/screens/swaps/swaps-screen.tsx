import { useText } from '../../i18n/react.ts';
import { EmptyState } from '../../parts/panel.tsx';
import { linkTo } from '../../route.ts';
import type { ScreenProps } from '../screen.ts';
import { SwapList } from './swap-list.tsx';
import { SwapView } from './swap-view.tsx';
import './swaps.css';
import { useScene } from './use-scene.ts';

/** `#/swaps` is the list, `#/swaps/ID` one guided swap. */
export function SwapsScreen({ path, query }: ScreenProps) {
  const [id] = path;
  return id === undefined ? <SwapList wanted={query.get('component')} /> : <GuidedSwap key={id} id={id} />;
}

function GuidedSwap({ id }: { id: string }) {
  const text = useText().swaps;
  const scene = useScene(id);
  if (scene !== undefined) return <SwapView scene={scene} />;
  return (
    <EmptyState fact={text.missing(id)}>
      <a className="button tall" href={linkTo('swaps')}>
        {text.proceed.done}
      </a>
    </EmptyState>
  );
}
