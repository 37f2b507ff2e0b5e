/**
 * Date and time in a zone as people type it here, the same in both languages and with 24 hours whatever the browser's
 * own habit is: `2019-09-24 11:04`. `at` is epoch ms.
 */
export function toInput(at: number, timeZone: string): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatIn(timeZone).formatToParts(at)) parts[type] = value;
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

/**
 * Reads such a text in a zone; null for anything else, for dates that do not exist and for the hour that a change to
 * summer time leaves out. Of the hour that comes twice it means the first.
 */
export function fromInput(text: string, timeZone: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day, hour, minute] = found.map(Number);
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  const candidates = [...new Set([offsetAt(utc - dayMs, timeZone), offsetAt(utc + dayMs, timeZone)])].map(
    (offset) => utc - offset,
  );
  return candidates.toSorted((a, b) => a - b).find((at) => toInput(at, timeZone) === text.trim()) ?? null;
}

const dayMs = 86_400_000;

/** How far a zone's clock is ahead of UTC at an instant, in ms. */
function offsetAt(at: number, timeZone: string): number {
  return Date.parse(`${toInput(at, timeZone).replace(' ', 'T')}:00Z`) - Math.floor(at / 60_000) * 60_000;
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
