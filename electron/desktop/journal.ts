import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from '../core/platform.ts';

/** The journal of the desktop itself is begun anew at this size, in bytes; the one before is kept beside it. */
const largestFile = 1024 * 1024;
/** Longer messages are cut, in characters: part of a message may come from outside. */
const longestLine = 2000;

/**
 * A logger for the people who run the console: one line an event, to standard error and to `file`. It never throws, so a
 * full disk does not stop the desktop.
 */
export function openJournal(file: string): Logger {
  const write = (level: string, message: string): void => {
    const printable = message.replace(/\p{Cc}+/gu, ' ').slice(0, longestLine);
    const line = `${new Date().toISOString()} ${level} ${printable}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(dirname(file), { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestFile) renameSync(file, `${file}.before`);
      appendFileSync(file, line);
    } catch {
      // Standard error has the line.
    }
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message) => write('error', message),
  };
}
