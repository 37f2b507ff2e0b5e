import './wall.css';
import './situation.css';
import './racks.css';
import './wall-blind.css';
import { useRef, useState } from 'react';
import { Attention } from '../../parts/panel.tsx';
import { useNotices } from '../banners.tsx';
import { useBlind, useStale } from '../use-age.ts';
import { ImpactSection } from './impact-section.tsx';
import { LeaderLine } from './leader-line.tsx';
import { Legend } from './legend.tsx';
import { RacksSection } from './racks-section.tsx';
import { Situation } from './situation.tsx';
import { BlindSituation, WallBlindBanner } from './wall-blind.tsx';
import { WallHead } from './wall-head.tsx';

/** The live wall: the plant to the left, where nothing ever moves; the situation to the right. */
export function WallScreen() {
  const blind = useBlind();
  const stale = useStale() !== null;
  const [pointed, setPointed] = useState<string | null>(null);
  const wall = useRef<HTMLDivElement>(null);
  return (
    <div ref={wall} className={['wall', blind && 'blind', stale && 'stale'].filter(Boolean).join(' ')}>
      {blind ? <WallBlindBanner /> : <WallHead />}
      <main className="wall-plant">
        <Notices />
        <div className="impact">
          <ImpactSection />
        </div>
        <RacksSection onPoint={setPointed} />
      </main>
      {blind ? <BlindSituation /> : <Situation />}
      <Legend pointed={pointed} />
      {!blind && <LeaderLine wall={wall} />}
    </div>
  );
}

/** What is not well with the console itself: amber, over the plant, never red. */
function Notices() {
  const notices = useNotices();
  if (notices.length === 0) return null;
  return (
    <div className="wall-notices">
      {notices.slice(0, 2).map((notice) => (
        <Attention key={notice.id} title={notice.title}>
          {notice.detail}
        </Attention>
      ))}
    </div>
  );
}
