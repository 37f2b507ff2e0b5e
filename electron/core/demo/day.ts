import { type Result, refuse, succeed } from '../../contract/errors.ts';

/** Berlin kept summer time (UTC+2) in all of September 2019, so one fixed offset is exact there. */
const berlinOffset = '+02:00';

/** An instant of September 2019 from Berlin's wall clock. Throws on text that is no date: only literals come here. */
function berlin(local: string): number {
  const instant = Date.parse(`${local}${berlinOffset}`);
  if (Number.isNaN(instant)) throw new Error(`not a local time: ${local}`);
  return instant;
}

/**
 * The instants of the day, in epoch ms. From the press reports of the time: the Friday and the Tuesdays, 11:00, 'early on
 * Tuesday'. Minutes and seconds beyond these are the demo's own.
 */
export const day = {
  eduportFails: berlin('2019-09-20T07:10:00'),
  eduportRestored: berlin('2019-09-24T05:40:00'),
  start: berlin('2019-09-24T10:55:00'),
  /** Where 'play 11:00' jumps to. */
  beforeFault: berlin('2019-09-24T10:59:50'),
  storageFault: berlin('2019-09-24T11:00:04'),
} as const;

const first = berlin('2019-09-01T00:00:00');
const last = berlin('2019-10-01T00:00:00');

/**
 * Reads a time of the scenario as a person writes it: `11:00` and `11:00:04` are on Tuesday 24 September 2019 in Berlin,
 * `2019-09-20T07:00` is a whole local date. Epoch ms, or `invalid-input`.
 */
export function parseScenarioTime(text: string): Result<number> {
  const short = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
  const long = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
  const instant = short || long ? Date.parse(`${short ? `2019-09-24T${text}` : text}${berlinOffset}`) : Number.NaN;
  if (Number.isNaN(instant) || (long && !keepsItsDay(text, instant))) {
    return refuse(
      'invalid-input',
      `"${text.slice(0, 100)}" is not a time of the demo. The demo was not started.`,
      'Write HH:MM or HH:MM:SS for Tuesday 24 September 2019, or a whole date as 2019-09-20T07:00.',
    );
  }
  if (instant < first || instant >= last) {
    return refuse(
      'invalid-input',
      `The demo plays in September 2019, and "${text}" is outside of it. The demo was not started.`,
      'Choose a time from 2019-09-01T00:00 to 2019-09-30T23:59.',
    );
  }
  return succeed(instant);
}

/** False for a date that does not exist: 31 September would silently become 1 October. */
function keepsItsDay(text: string, instant: number): boolean {
  return new Date(instant + 2 * 3_600_000).toISOString().startsWith(text);
}
