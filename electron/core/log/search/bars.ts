export const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How many bars a histogram has at most. */
const mostBars = 120;

/** Lengths that people read off an axis, in ms. */
const sizes = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 7, 28].map((count) => count * day),
];

/** Bars of one length over a time (ms), beginning at a whole one: at most 120. */
export function barsOf(begin: number, end: number): { from: number; size: number; count: number } {
  const wanted = Math.max(1, end - begin) / (mostBars - 1);
  const size = sizes.find((each) => each >= wanted) ?? Math.ceil(wanted / day) * day;
  const from = Math.floor(begin / size) * size;
  return { from, size, count: Math.max(1, Math.ceil((end - from) / size)) };
}
