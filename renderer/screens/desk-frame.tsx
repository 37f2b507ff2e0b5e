import type { ReactNode } from 'react';
import { useFormat, useText } from '../i18n/react.ts';
import { StatusBar } from '../parts/status-bar.tsx';
import { linkTo } from '../route.ts';
import { useNow, useRows } from '../stores/react.ts';
import { BlindBanner, NoticeBanners } from './banners.tsx';
import { KeyLine } from './keys.tsx';
import type { Screen } from './screen.ts';
import { Toasts } from './toasts.tsx';
import { useFreshness } from './use-age.ts';
import { useVerdict } from './use-verdict.ts';
import { User } from './user.tsx';
import { isActive } from './verdict.ts';
import { barVerdict } from './verdict-text.ts';

/** What stands around every desk screen: status bar, banners, key line, toasts. */
export function DeskFrame(props: { screens: readonly Screen[]; current: string; children: ReactNode }) {
  return (
    <div className="desk-frame">
      <Bar screens={props.screens} current={props.current} />
      <div className="banners">
        <BlindBanner />
        <NoticeBanners />
      </div>
      <main>{props.children}</main>
      <KeyLine />
      <Toasts />
    </div>
  );
}

function Bar({ screens, current }: { screens: readonly Screen[]; current: string }) {
  const text = useText();
  const format = useFormat();
  const verdict = useVerdict();
  const freshness = useFreshness();
  const now = useNow();
  const alarms = useRows('alarm');
  const unacknowledged = alarms.filter((alarm) => alarm.life !== 'acknowledged').length;
  const acknowledged = alarms.filter((alarm) => alarm.life === 'acknowledged' && isActive(alarm)).length;
  const bells =
    unacknowledged > 0
      ? { glyph: 'unacknowledged' as const, text: text.frame.unacknowledged(unacknowledged), breathing: true }
      : acknowledged > 0
        ? { glyph: 'acknowledged' as const, text: text.frame.acknowledged(acknowledged), breathing: false }
        : null;
  return (
    <StatusBar
      product={text.frame.product}
      navigation={text.frame.screens}
      screens={screens
        .filter((screen) => screen.key !== null)
        .map((screen) => ({
          id: screen.id,
          href: linkTo(screen.id),
          keyCap: screen.key ?? '',
          title: screen.title(text),
          current: screen.id === current,
        }))}
      verdict={freshness.unknown ? { mark: 'unknown', text: text.frame.unknown } : barVerdict(verdict, text)}
      bells={bells}
      data={{ label: freshness.label, value: freshness.value, late: freshness.late }}
      second={freshness.blind ? null : Number(format.clock(now).slice(-2))}
    >
      <User />
    </StatusBar>
  );
}
