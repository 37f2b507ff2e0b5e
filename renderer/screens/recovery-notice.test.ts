import { expect, test } from 'vitest';
import type { Recovery } from '../../electron/contract/models/recovery.ts';
import { dictionaries } from '../i18n/dictionary.ts';
import { formatFor } from '../i18n/format.ts';
import { describeRecovery } from './recovery-notice.tsx';

const row: Recovery = {
  id: '7',
  at: 0,
  outcome: 'restored',
  what: 'pages-damaged',
  aside: '/data/damaged-1',
  lastSeq: 1234,
  lastAt: Date.UTC(2019, 8, 24, 9),
  carried: 3,
  left: 0,
};

function told(change: Partial<Recovery>, language: 'de' | 'en' = 'en'): string {
  const { title, detail } = describeRecovery(
    { ...row, ...change },
    dictionaries[language].recovery,
    formatFor(language, 'UTC'),
  );
  return `${title} ${detail}`;
}

test('a restored log says up to where it is whole, and where the damaged file lies', () => {
  expect(told({})).toContain('up to 1,234 (Tue 24 Sep 2019 09:00:00)');
  expect(told({})).toContain('/data/damaged-1');
  expect(told({}, 'de')).toContain('bis 1.234');
});

test('salvage is offered only where something is left to read', () => {
  expect(told({ left: 2 })).toContain('leitstand log salvage --data DIR --from /data/damaged-1');
  expect(told({ left: 0 })).not.toContain('salvage');
});

test('a new log, a copy put in by hand and damage just found are told apart', () => {
  const titles = [{}, { what: 'by-hand' as const }, { outcome: 'begun-anew' as const }, { outcome: 'found' as const }];
  expect(new Set(titles.map((change) => told(change).split('.')[0])).size).toBe(4);
});
