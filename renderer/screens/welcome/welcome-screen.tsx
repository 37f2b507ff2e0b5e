import './welcome.css';
import { useState } from 'react';
import type { Language } from '../../../electron/contract/text.ts';
import { useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { KeyCap } from '../../parts/key-cap.tsx';
import { Segment } from '../../parts/segment.tsx';
import { navigate } from '../../route.ts';
import { useCommand, useLanguage, useSystem } from '../../stores/react.ts';
import { BlindBanner, NoticeBanners } from '../banners.tsx';
import { Toasts } from '../toasts.tsx';
import { MinuteRuler } from './minute-ruler.tsx';
import { Preview } from './preview.tsx';
import { Problems } from './problems.tsx';

const languageNames: readonly { value: Language; text: string }[] = [
  { value: 'en', text: 'English' },
  { value: 'de', text: 'Deutsch' },
];

/** The first screen, while nothing is watched: one primary action, and how to begin with an own plant. */
export function WelcomeScreen() {
  const text = useText();
  const [language, setLanguage] = useLanguage();
  const system = useSystem();
  return (
    <div className="welcome">
      <BlindBanner />
      <NoticeBanners />
      <header>
        <span className="brand">
          <Glyph name="mark" />
          {text.frame.product}
        </span>
        <Segment label={text.welcome.language} options={languageNames} value={language} onChoose={setLanguage} />
      </header>
      <main>
        <div className="lead">
          <h1>
            <b>{text.welcome.lead[0]}</b> {text.welcome.lead[1]}
          </h1>
          <p>{text.welcome.sub}</p>
        </div>
        <Demo />
        <OwnPlant />
      </main>
      <footer>
        <span>
          <KeyCap>Enter</KeyCap> {text.welcome.enter}
        </span>
        {system !== undefined && <span>{text.welcome.version(system.version)}</span>}
      </footer>
      <Toasts />
    </div>
  );
}

function Demo() {
  const text = useText().welcome;
  const send = useCommand();
  const demo = useSystem()?.demo;
  const [speed, setSpeed] = useState(1);
  const [sent, setSent] = useState(false);
  const starting = sent || demo?.state === 'starting';

  const start = async () => {
    setSent(true);
    const result = await send('demo.start', { speed });
    if (result.ok) navigate('wall');
    else setSent(false);
  };
  return (
    <section className="demo-offer">
      <Preview />
      <div className="actions">
        <Button
          kind="primary"
          size="big"
          glyph="play"
          keyCap="Enter"
          autoFocus
          onPress={() => void start()}
          locked={starting ? text.starting : undefined}
          lockedQuietly
        >
          {starting ? text.starting : text.watch}
        </Button>
        <span className="speed">
          {text.day}
          <Segment
            label={text.speed}
            options={[1, 10, 60].map((value) => ({ value, text: `${value} x` }))}
            value={speed}
            onChoose={setSpeed}
          />
        </span>
      </div>
      <MinuteRuler />
      <p className="story">{text.story}</p>
    </section>
  );
}

function OwnPlant() {
  const text = useText().welcome;
  const send = useCommand();
  const plant = useSystem()?.plant;
  const [checking, setChecking] = useState(false);
  if (plant === undefined) return null;

  const check = async () => {
    setChecking(true);
    await send('plant.reload', {}, { done: text.checked });
    setChecking(false);
  };
  return (
    <section className="own-plant">
      <h2>{text.own}</h2>
      <div className="open">
        <Glyph name="note" />
        <div>
          <h3>{text.open}</h3>
          {plant.source === '' ? (
            <p>{text.none}</p>
          ) : (
            <>
              <p>{text.openText}</p>
              <code className="path">{plant.source}</code>
              {plant.message !== '' && plant.problems.length === 0 && (
                <p className="message" dir="auto">
                  {plant.message}
                </p>
              )}
              <Button
                size="tall"
                onPress={() => void check()}
                locked={checking ? text.reload : undefined}
                lockedQuietly
              >
                {text.reload}
              </Button>
            </>
          )}
        </div>
      </div>
      {plant.problems.length > 0 && <Problems problems={plant.problems} />}
      <p className="local">
        <b>{text.local[0]}</b> {text.local[1]}
      </p>
    </section>
  );
}
