import { type Result, succeed } from '../../../contract/errors.ts';
import type { Clock } from '../../clock.ts';
import type { Platform } from '../../platform.ts';
import { holdFolder } from '../database.ts';
import { type Log, openLog } from '../log.ts';
import type { Decision } from './aside.ts';
import { heal } from './heal.ts';

/**
 * Opens the log of a console: examined first, and healed where it is damaged. `decision` is what was done about damage
 * and does not stand in the log yet.
 */
export async function openHealedLog(
  platform: Pick<Platform, 'time' | 'paths' | 'logger'>,
  folder: string,
  clock: Clock,
): Promise<Result<{ log: Log; decision: Decision | undefined }>> {
  const held = holdFolder(folder);
  if (!held.ok) return held;
  const { time, paths, logger } = platform;
  const healed = await heal(folder, { second: paths.backups, now: time.wall(), logger });
  if (!healed.ok) {
    held.value();
    return healed;
  }
  const opened = openLog(folder, clock, held.value);
  return opened.ok ? succeed({ log: opened.value, decision: healed.value }) : opened;
}
