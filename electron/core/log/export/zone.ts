/** Offsets change on quarters of an hour, in milliseconds; within one they are looked up once. */
const quarter = 900_000;

/** Writes instants (epoch ms) in the time of a zone, always with the offset: `2019-09-24 11:00:04 +02:00`. */
export interface ZoneClock {
  zone: string;
  text(at: number): string;
  /** The instant of a local time, `YYYY-MM-DD HH:MM[:SS]` or a date alone; NaN for anything else. */
  read(local: string): number;
}

/** A clock of an IANA zone; UTC where this computer does not know the zone. */
export function zoneClock(timeZone: string): ZoneClock {
  const zone = knownZone(timeZone);
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
  const offsets = new Map<number, number>();
  const offsetAt = (at: number): number => {
    const slot = Math.floor(at / quarter);
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const name = parts.formatToParts(slot * quarter).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    const offset = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    if (offsets.size > 10_000) offsets.clear();
    offsets.set(slot, offset);
    return offset;
  };
  return {
    zone,
    read(local) {
      const [, date, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?$/.exec(local.trim()) ?? [];
      const utc = Date.parse(`${date}T${time}Z`);
      if (Number.isNaN(utc)) return utc;
      // The offset of the time itself counts; near a change of clocks the first guess may be an hour off.
      const guess = utc - offsetAt(utc) * 60_000;
      return utc - offsetAt(guess) * 60_000;
    },
    text(at) {
      if (Number.isNaN(at)) return '';
      const offset = offsetAt(at);
      const local = new Date(at + offset * 60_000).toISOString().replace('T', ' ').slice(0, -5);
      const ahead = Math.abs(offset);
      const digits = (value: number) => String(value).padStart(2, '0');
      return `${local} ${offset < 0 ? '-' : '+'}${digits(Math.floor(ahead / 60))}:${digits(ahead % 60)}`;
    },
  };
}

function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
