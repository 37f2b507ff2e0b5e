import type { Result } from '../../../contract/errors.ts';
import type { Draft } from '../kinds.ts';
import type { LogReader } from '../log.ts';
import { closeDecision, type Decision } from './aside.ts';
import type { Healed } from './heal.ts';

/** The stream of everything that happened to the file of the log. */
export const recoverySubject = 'log/recovery';

/** The entry that a restored or new log gets on how it came about. */
function accountOf(decision: Decision, actor: Draft['actor']): Draft {
  const { what, detail, aside, lastSeq, lastAt, carried, left, from } = decision;
  if (decision.outcome === 'begun-anew') {
    return { kind: 'log.begun-anew', subject: recoverySubject, actor, data: { what, detail, aside, left } };
  }
  return {
    kind: 'log.restored',
    subject: recoverySubject,
    actor,
    data: {
      what,
      detail,
      aside,
      lastSeq,
      gapFrom: lastSeq + 1,
      carried,
      left,
      ...(from === undefined ? {} : { from }),
      ...(lastAt === undefined ? {} : { lastAt: new Date(lastAt).toISOString() }),
    },
  };
}

/** Puts into the log what was done about its file, once; where that fails, the next start tries again. */
export async function account(
  data: string,
  { decision, torn }: Healed,
  log: LogReader,
  record: (drafts: readonly Draft[]) => Promise<Result<unknown>>,
  actor: Draft['actor'] = { system: 'console' },
): Promise<void> {
  if (torn) {
    await record([{ kind: 'log.tail-torn', subject: recoverySubject, actor, data: { lastSeq: log.lastSeq() } }]);
  }
  if (decision === undefined) return;
  if (isAccounted(log, decision) || (await record([accountOf(decision, actor)])).ok) closeDecision(data);
}

/** Whether the log holds the account of this decision already: a console that was killed right after writing it. */
function isAccounted(log: LogReader, { aside }: Decision): boolean {
  return log
    .readSubjects([recoverySubject], Number.MAX_SAFE_INTEGER, 50)
    .some(({ data }) => 'aside' in data && data.aside === aside);
}
