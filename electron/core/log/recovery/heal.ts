import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, succeed } from '../../../contract/errors.ts';
import type { Logger } from '../../platform.ts';
import { backupFolder } from '../backup/names.ts';
import { describeFailure } from '../database.ts';
import { carryOut, chooseAside, type Decision, decide, openDecision, presentLogFiles, rebuiltFile } from './aside.ts';
import { candidates, listWithPatience } from './candidates.ts';
import { examineAtStart } from './examine.ts';
import { openPages } from './page-reader.ts';
import { discard, rebuild } from './rebuild.ts';

/** The note of a running console that it found damage, so that its next start reads the whole log first. */
export const damageNote = 'damage-found.json';

/** What a healing needs besides the folder. The folder's lock is held by the caller. */
interface Surroundings {
  /** The second folder of copies, if one was given. */
  second: string | undefined;
  /** Wall time, epoch ms. */
  now: number;
  logger: Logger;
}

/** `decision`: what was done and is not in the log yet. `torn`: the last transaction was cut off, see `examineAtStart`. */
export interface Healed {
  decision?: Decision;
  torn: boolean;
}

/**
 * Makes sure that the log of a folder can be opened: examines it, and where it is damaged moves it aside whole and puts
 * the best provable log in its place. Gives what was decided and is not in the log yet. Refused where the disk does not
 * let it; then everything is as it was, or is carried on with at the next start.
 */
export async function heal(data: string, around: Surroundings): Promise<Result<Healed>> {
  const { logger } = around;
  try {
    const earlier = openDecision(data);
    if (earlier !== undefined) carryOut(data, earlier);
    else discard(join(data, rebuiltFile));
    const note = join(data, damageNote);
    const check = examineAtStart(data, backupFolder(data), existsSync(note));
    if (check.state !== 'damaged') {
      rmSync(note, { force: true });
      return succeed({ ...(earlier === undefined ? {} : { decision: earlier }), torn: check.state === 'torn' });
    }
    const { what, detail } = check.damage;
    logger.error(`the log in ${data} is damaged (${what}: ${detail}); it is moved aside and restored`);
    const decision = await restore(data, around, check.damage);
    decide(data, decision);
    rmSync(note, { force: true });
    logger.warn(
      `the damaged log lies in ${decision.aside}; ` +
        (decision.outcome === 'restored' ? `restored up to entry ${decision.lastSeq}` : 'a new log is begun'),
    );
    return succeed({ decision, torn: false });
  } catch (cause) {
    return { ok: false, error: describeFailure(cause) };
  }
}

async function restore(
  data: string,
  { second, now, logger }: Surroundings,
  damage: { what: Decision['what']; detail: string },
): Promise<Decision> {
  const there = await listWithPatience(second);
  const pages = openPages(join(data, 'log.db'));
  try {
    const rebuilt = rebuild(join(data, rebuiltFile), candidates(data, there, pages), pages, (line) =>
      logger.warn(line),
    );
    const decision = {
      what: damage.what,
      detail: damage.detail,
      aside: chooseAside(data, now),
      moves: presentLogFiles(data),
    };
    if (rebuilt === undefined) {
      return { ...decision, outcome: 'begun-anew', lastSeq: 0, carried: 0, left: pages.found };
    }
    const { from, lastSeq, lastAt, carried, left } = rebuilt;
    return {
      ...decision,
      outcome: 'restored',
      lastSeq,
      carried,
      left,
      ...(from === undefined ? {} : { from: from.path }),
      ...(lastAt === undefined ? {} : { lastAt }),
    };
  } finally {
    pages.close();
  }
}
