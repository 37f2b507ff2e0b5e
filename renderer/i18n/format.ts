import type { Language } from '../../electron/contract/text.ts';

/** How numbers and times are written. Times are console time in ms; the zone is the plant's. */
export interface Format {
  number(value: number): string;
  /** Machine events: 11:00:04. */
  clock(at: number): string;
  /** People's times: 11:00. */
  time(at: number): string;
  /** Dienstag, 24.09.2019 / Tuesday, 24 Sep 2019. */
  day(at: number): string;
  /** Di 24.09.2019 / Tue 24 Sep 2019. */
  date(at: number): string;
  /** Di 24.09. / Tue 24 Sep. */
  dayMonth(at: number): string;
  /** 11:00 on the same day as `now`, else Di 24.09., 11:00. */
  moment(at: number, now: number): string;
  /** As `moment`, with seconds. */
  exact(at: number, now: number): string;
}

const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const tags: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };
const known = new Map<string, Format>();
/** Minutes whose parts are remembered. */
const mostMinutes = 2000;
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The format of a language in a time zone (IANA name; UTC where the browser does not know it). */
export function formatFor(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const found = known.get(key) ?? createFormat(language, knownZone(timeZone));
  known.set(key, found);
  return found;
}

function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function createFormat(language: Language, timeZone: string): Format {
  const tag = tags[language];
  const digits = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const weekday = {
    long: new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long' }),
    short: new Intl.DateTimeFormat(tag, { timeZone, weekday: 'short' }),
  };
  const numbers = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-US');

  // Splitting a date is slow, and a wall writes the same few of them with every change.
  const minutes = new Map<number, Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>>();
  const partsOfMinute = (index: number) => {
    const found = minutes.get(index);
    if (found !== undefined) return found;
    const of: Record<string, string> = {};
    for (const { type, value } of digits.formatToParts(index * 60_000)) of[type] = value;
    const { year = '', month = '', day = '', hour = '', minute = '' } = of;
    const parts = { year, month, day, hour, minute };
    if (minutes.size >= mostMinutes) minutes.clear();
    minutes.set(index, parts);
    return parts;
  };
  const parts = (at: number) => {
    const index = Math.floor(at / 60_000);
    return { ...partsOfMinute(index), second: twoDigits(Math.floor(at / 1000) - index * 60) };
  };
  const dayMonth = (at: number) => {
    const { month, day } = parts(at);
    return language === 'de' ? `${day}.${month}.` : `${Number(day)} ${months.en[Number(month) - 1]}`;
  };
  const full = (at: number) =>
    language === 'de' ? `${dayMonth(at)}${parts(at).year}` : `${dayMonth(at)} ${parts(at).year}`;
  const short = (at: number) => weekday.short.format(at).replace('.', '');
  const time = (at: number) => `${parts(at).hour}:${parts(at).minute}`;
  const clock = (at: number) => `${time(at)}:${parts(at).second}`;
  const onDay = (at: number, now: number, text: string) =>
    full(at) === full(now) ? text : `${short(at)} ${dayMonth(at)}, ${text}`;

  return {
    number: (value) => numbers.format(value),
    clock,
    time,
    day: (at) => `${weekday.long.format(at)}, ${full(at)}`,
    date: (at) => `${short(at)} ${full(at)}`,
    dayMonth: (at) => `${short(at)} ${dayMonth(at)}`,
    moment: (at, now) => onDay(at, now, time(at)),
    exact: (at, now) => onDay(at, now, clock(at)),
  };
}

/** Elapsed time as mm:ss, and h:mm:ss from an hour on. Never negative. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = twoDigits(seconds % 60);
  return minutes < 60
    ? `${twoDigits(minutes)}:${rest}`
    : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${rest}`;
}

/** An age in one unit that has room in a cell: 14 s, 6 min, 3 h, 4 d. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
