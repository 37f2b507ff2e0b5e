/** First and longest pause between two attempts to reconnect, in milliseconds. */
const firstPauseMs = 1000;
const longestPauseMs = 5000;

/**
 * How long to wait before attempt number `attempt` (from 1): 1 s, 1.6 s, 2.5 s ... at most 5 s, spread by up to a fifth so
 * that many walls do not return at the same moment. `random` gives 0 to 1.
 */
export function pauseBefore(attempt: number, random: () => number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 1.6 ** (attempt - 1));
  return Math.max(firstPauseMs, Math.round(pause * (0.8 + 0.2 * random())));
}
