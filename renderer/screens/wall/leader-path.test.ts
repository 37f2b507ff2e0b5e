import { expect, test } from 'vitest';
import { leaderPath } from './leader-path.ts';

const column = { left: 0, top: 500, right: 1000, bottom: 800 };
const card = { left: 1040, top: 100, right: 1600, bottom: 400 };
const room = { left: 0, top: 520, right: 1000, bottom: 780 };

test('from the last rack the line goes straight into the gutter', () => {
  const rack = { left: 960, top: 520, right: 1000, bottom: 780 };
  const unit = { left: 962, top: 540, right: 998, bottom: 560 };
  expect(leaderPath({ unit, rack, room, column, card, rem: 10 })).toBe(
    'M998.0 550.0L1020.0 550.0L1020.0 232.0L1040.0 232.0',
  );
});

test('from any other rack it runs above its neighbours', () => {
  const rack = { left: 200, top: 520, right: 240, bottom: 780 };
  const unit = { left: 202, top: 640, right: 238, bottom: 660 };
  expect(leaderPath({ unit, rack, room, column, card, rem: 10 })).toBe(
    'M220.0 520.0L220.0 512.0L1020.0 512.0L1020.0 232.0L1040.0 232.0',
  );
});
