import { join } from 'node:path';
import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import { copyDurably, reasonOf } from '../backup/durable-files.ts';
import { describeFailure, holdFolder } from '../database.ts';
import type { Draft } from '../kinds.ts';
import { openLog } from '../log.ts';
import { account } from './account.ts';
import { chooseAside, type Decision, decide, openDecision, presentLogFiles, rebuiltFile } from './aside.ts';
import { readHeader } from './header.ts';
import { discard } from './rebuild.ts';
import { examineWhole } from './whole-file.ts';

/**
 * Puts a copy in the place of the log of `data`, because a person says so. The copy is verified before and after; the log
 * that is there moves aside whole. The new log gets an entry on it by `actor`. Refused while a console holds the folder.
 */
export async function putBack(
  data: string,
  file: string,
  actor: Draft['actor'],
  now: () => number,
): Promise<Result<Decision>> {
  const held = holdFolder(data);
  if (!held.ok) return held;
  const prepared = prepare(data, file, now());
  if (!prepared.ok) {
    held.value();
    return prepared;
  }
  const opened = openLog(data, { now }, held.value);
  if (!opened.ok) return opened;
  const log = opened.value;
  await account(data, { decision: prepared.value, torn: false }, log, (drafts) => log.append(drafts), actor);
  log.close();
  return prepared;
}

function prepare(data: string, file: string, now: number): Result<Decision> {
  const target = join(data, rebuiltFile);
  if (openDecision(data) !== undefined) {
    return refuse(
      'not-allowed',
      'The console of this folder is in the middle of a recovery. Nothing was changed.',
      'Start the console once, so that it ends what it began, then restore.',
    );
  }
  const before = examine(file);
  if (!before.ok) return before;
  try {
    discard(target);
    copyDurably(file, target);
    const after = examine(target);
    if (!after.ok || after.value.head !== before.value.head) {
      discard(target);
      return after.ok ? notWhole(file, 'the copy of it reads otherwise') : after;
    }
    const decision: Decision = {
      what: 'by-hand',
      detail: `restored from ${file}`,
      aside: chooseAside(data, now),
      moves: presentLogFiles(data),
      outcome: 'restored',
      from: file,
      lastSeq: after.value.lastSeq,
      carried: 0,
      left: 0,
    };
    decide(data, decision);
    return succeed(decision);
  } catch (cause) {
    return { ok: false, error: describeFailure(cause) };
  }
}

function examine(file: string): Result<{ lastSeq: number; head: string }> {
  try {
    if (readHeader(file) === undefined) return notWhole(file, 'it is not there, or not a database');
    const { whole, damage } = examineWhole(file);
    return damage === undefined ? succeed(whole) : notWhole(file, damage.detail);
  } catch (cause) {
    return notWhole(file, reasonOf(cause));
  }
}

function notWhole(file: string, why: string): { ok: false; error: ReturnType<typeof refuse>['error'] } {
  return refuse(
    'invalid-input',
    `${file} cannot be restored: ${why}. The log was not touched.`,
    'Choose another copy; leitstand log salvage reads what is left of a damaged one.',
  );
}
