import { autoFormat } from './auto.ts';
import type { Format } from './format.ts';
import { healthJsonFormat } from './health-json.ts';
import { springFormat } from './spring.ts';
import { statusFormat } from './status.ts';

/** Every format by the name that a plant file uses. A new format is one file and one line here. */
const formats = {
  auto: autoFormat,
  status: statusFormat,
  'health+json': healthJsonFormat,
  spring: springFormat,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];

/** The format of that name. */
export function formatOf(name: FormatName): Format {
  return formats[name];
}
