import { useText } from '../../i18n/react.ts';
import { EmptyState } from '../../parts/panel.tsx';
import type { ScreenProps } from '../screen.ts';

export function WallScreen(_: ScreenProps) {
  return <EmptyState fact={useText().frame.nav.wall} />;
}
