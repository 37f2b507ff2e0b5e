import { singleton } from '../../contract/collections.ts';
import type { ReadTables } from '../tables.ts';

/** The plant's time zone, or UTC while no plant is loaded. */
function zoneOf(tables: ReadTables): string {
  return tables.get('plant', singleton)?.timeZone ?? 'UTC';
}

function part(parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((one) => one.type === type)?.value ?? '';
}

function split(tables: ReadTables, at: number): Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zoneOf(tables),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
}

/** The date of an instant (epoch ms) where the plant is, as ids carry it: `2019-0924`. */
export function dayCode(tables: ReadTables, at: number): string {
  const parts = split(tables, at);
  return `${part(parts, 'year')}-${part(parts, 'month')}${part(parts, 'day')}`;
}

/** An instant (epoch ms) as a sentence of the console names it: `2019-09-24 11:08`, where the plant is. */
export function spokenTime(tables: ReadTables, at: number): string {
  const parts = split(tables, at);
  const date = `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`;
  return `${date} ${part(parts, 'hour')}:${part(parts, 'minute')}`;
}
