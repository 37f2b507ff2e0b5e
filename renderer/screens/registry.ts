import { IncidentsScreen } from './incidents/incidents-screen.tsx';
import { LogScreen } from './log/log-screen.tsx';
import type { Screen } from './screen.ts';
import { SwapsScreen } from './swaps/swaps-screen.tsx';
import { WallScreen } from './wall/wall-screen.tsx';
import { WelcomeScreen } from './welcome/welcome-screen.tsx';

/** Every screen of the console: one folder and one line each. */
// biome-ignore format: one line a screen
export const screens: readonly Screen[] = [
  { id: 'wall', key: '1', title: (text) => text.frame.nav.wall, theme: 'wall', frame: 'none', component: WallScreen },
  { id: 'incidents', key: '2', title: (text) => text.frame.nav.incidents, theme: 'desk', frame: 'desk', component: IncidentsScreen },
  { id: 'swaps', key: '3', title: (text) => text.frame.nav.swaps, theme: 'desk', frame: 'desk', component: SwapsScreen },
  { id: 'log', key: '5', title: (text) => text.frame.nav.log, theme: 'desk', frame: 'desk', component: LogScreen },
  { id: 'welcome', key: null, title: (text) => text.frame.nav.welcome, theme: 'desk', frame: 'none', component: WelcomeScreen },
];
