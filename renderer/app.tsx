import { useEffect } from 'react';
import { useText } from './i18n/react.ts';
import { Waiting } from './parts/panel.tsx';
import { navigate, useRoute } from './route.ts';
import { BlindBanner } from './screens/banners.tsx';
import { DeskFrame } from './screens/desk-frame.tsx';
import { Keyboard } from './screens/keys.tsx';
import { screens } from './screens/registry.ts';
import type { Screen } from './screens/screen.ts';
import { useConnection, useKeys, useLanguage, useSystem } from './stores/react.ts';

/** Where an address without a screen leads: to the wall, or to the beginning while nothing is watched. */
export function screenFor(id: string | undefined, watching: boolean): Screen | undefined {
  const wanted = id === undefined || !watching ? (watching ? 'wall' : 'welcome') : id;
  return screens.find((screen) => screen.id === wanted) ?? screens[0];
}

/** The whole page: one screen, chosen by the address. */
export function App() {
  const route = useRoute();
  const [language] = useLanguage();
  const text = useText();
  const started = useConnection((connection) => connection.heard !== null);
  const watching = (useSystem()?.plant.state ?? 'none') !== 'none';
  const screen = screenFor(route.path[0], watching);
  const theme = started ? (screen?.theme ?? 'desk') : route.path[0] === undefined ? 'wall' : (screen?.theme ?? 'desk');

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.title = screen === undefined ? text.frame.product : `${text.frame.product} – ${screen.title(text)}`;
  }, [language, theme, screen, text]);
  useKeys(
    screens.flatMap((each) =>
      each.key === null ? [] : [{ key: each.key, label: each.title(text), run: () => navigate(each.id), quiet: true }],
    ),
  );

  if (!started || screen === undefined) {
    return (
      <>
        <BlindBanner />
        <Waiting text={text.frame.loading} />
      </>
    );
  }
  const Component = screen.component;
  const content = <Component path={route.path.slice(1)} query={route.query} />;
  return (
    <>
      <Keyboard />
      {screen.frame === 'desk' ? (
        <DeskFrame screens={screens} current={screen.id}>
          {content}
        </DeskFrame>
      ) : (
        content
      )}
    </>
  );
}
