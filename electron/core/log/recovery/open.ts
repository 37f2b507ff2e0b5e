import { type Result, succeed } from '../../../contract/errors.ts';
import type { Clock } from '../../clock.ts';
import type { Platform } from '../../platform.ts';
import { holdFolder } from '../database.ts';
import { type Log, openLog } from '../log.ts';
import { type Healed, heal } from './heal.ts';

/**
 * Opens the log of a console: examined first, and healed where it is damaged. The result says what
 * has to be written into it about that.
 */
export async function openHealedLog(
  platform: Pick<Platform, 'time' | 'paths' | 'logger'>,
  folder: string,
  clock: Clock,
): Promise<Result<Healed & { log: Log }>> {
  const held = holdFolder(folder);
  if (!held.ok) return held;
  const { time, paths, logger } = platform;
  const healed = await heal(folder, { second: paths.backups, now: time.wall(), logger });
  if (!healed.ok) {
    held.value();
    return healed;
  }
  const opened = openLog(folder, clock, held.value);
  return opened.ok ? succeed({ ...healed.value, log: opened.value }) : opened;
}
